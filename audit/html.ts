/**
 * Checks the HTML of every built page with the Nu validator (Java) and with html-validate.
 *
 * `JAVA=… node html.ts SITE` reads the pages below the folder SITE, writes what it finds as
 * `file:line: what is wrong (tool: rule); mend …`, and exits with 1 if there was anything.
 * What is let pass stands in exceptions.json with its reason, each rule with the most hits that one page has:
 * more is a problem, and so is fewer, since such an exception has had its day.
 */
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";

const HERE = import.meta.dirname;
const VALIDATOR = join(HERE, "node_modules/vnu-jar/build/dist/vnu.jar");
const EXCEPTIONS = "exceptions.json";
const HINT = "mend the template in overrides/ or scripts/render/templates/";

/** One complaint about one page. */
export type Hit = { tool: string; rule: string; page: string; line: number; said: string };
/** Why a rule may be broken; `says` is a part of the message, `perPage` the most hits that one page has. */
export type Exception = { tool: string; rule: string; says: string; perPage: number; reason: string };

/** Returns the hits that no exception covers, and each exception that covers more or fewer than it says. */
export function judge(hits: readonly Hit[], exceptions: readonly Exception[]): string[] {
  const covers = ({ tool, rule, says }: Exception, hit: Hit): boolean =>
    hit.tool === tool && hit.rule === rule && hit.said.includes(says);
  const open = hits.filter((hit) => !exceptions.some((exception) => covers(exception, hit)));
  const problems = open.map((hit) => `${hit.page}:${hit.line}: ${hit.said} (${hit.tool}: ${hit.rule}); ${HINT}`);
  for (const exception of exceptions) {
    const counts = new Map<string, number>();
    for (const { page } of hits.filter((hit) => covers(exception, hit))) counts.set(page, (counts.get(page) ?? 0) + 1);
    const [page, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ["no page", 0]);
    if (most === exception.perPage) continue;
    const better = most > exception.perPage ? HINT : "lower the number, or take the exception out";
    const { rule, says, perPage } = exception;
    problems.push(`audit/${EXCEPTIONS}: ${rule} “${says}” is let pass ${perPage} times a page, ${page} has ${most}; ${better}`);
  }
  return problems;
}

/** Returns what html-validate's recommended rules say about the pages below `site`. */
export async function lint(site: string, pages: readonly string[]): Promise<Hit[]> {
  const linter = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: { "tel-non-breaking": ["error", { ignoreClasses: ["nobreak"] }] }, // a style keeps such a number on one line
  });
  const read = (page: string): string => readFileSync(join(site, page), "utf-8");
  const reports = await Promise.all(pages.map((page) => linter.validateString(read(page), page)));
  return reports.flatMap(({ results }) =>
    results.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId: rule, line, message: said }) => {
        return { tool: "html-validate", rule, page: filePath ?? "", line, said };
      }),
    ),
  );
}

type Message = { type: string; subType?: string; url?: string; lastLine?: number; message: string };

/**
 * Returns what the Nu validator says, errors and warnings; its rule is the kind of message.
 * The environment's JAVA is the program that runs it. Throws where it did not run.
 */
export function validate(site: string, pages: readonly string[]): Hit[] {
  const files = pages.map((page) => join(resolve(site), page));
  const done = spawnSync(process.env.JAVA ?? "java", ["-jar", VALIDATOR, "--format", "json", "--exit-zero-always", ...files], {
    encoding: "utf-8",
    maxBuffer: 2 ** 26,
  });
  if (done.status !== 0) throw new Error(`the Nu validator did not run: ${done.error ?? ""}${done.stderr}`);
  const { messages } = JSON.parse(done.stderr) as { messages: Message[] };
  return messages.map(({ type, subType, url, lastLine, message }) => ({
    tool: "vnu",
    rule: subType ?? type,
    page: relative(resolve(site), fileURLToPath(url ?? pathToFileURL(site))),
    line: lastLine ?? 1,
    said: message,
  }));
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const site = process.argv[2] ?? "../site";
  const pages = globSync("**/*.html", { cwd: site }).sort();
  if (pages.length === 0) throw new Error(`there is no page in ${site}; build the site first, with make site`);
  const exceptions = JSON.parse(readFileSync(join(HERE, EXCEPTIONS), "utf-8")) as Exception[];
  const hits = [...validate(site, pages), ...(await lint(site, pages))];
  const problems = judge(hits, exceptions);
  for (const problem of problems) console.error(problem);
  console.log(`html: ${pages.length} pages, ${problems.length} problems, ${exceptions.length} kinds of hit let pass`);
  process.exitCode = problems.length ? 1 : 0;
}
