/**
 * Checks the JSON-LD of every built page against schema.org's own types, without a network.
 *
 * `node structured-data.ts SITE` reads the pages below the folder SITE, writes what it finds as
 * `file:line: what is wrong; what to write instead`, and exits with 1 if there was anything.
 * Each node of a page's graph becomes one TypeScript constant of the type it claims, and the compiler judges them all.
 */
import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";

const HERE = import.meta.dirname;
const PAGES = join(HERE, ".pages");
const COMPILER = join(HERE, "node_modules/typescript/bin/tsc");
const SCRIPT = /<script type="application\/ld\+json">(.*?)<\/script>/gs;
const DIAGNOSTIC = /^(.+?)\((\d+),\d+\): error (TS\d+: .*(?:\n .*)*)/gm;
const CONTEXT = "https://schema.org";
const HINT = "mend scripts/outputs/structured_data.py";

type Node = Record<string, unknown>;
/** A page as TypeScript: `line` is where its JSON-LD stands in the HTML. */
type Module = { page: string; line: number; source: string };

/** Returns the script's JSON as a module, in which every node of its graph has the type that it names. */
export function asModule(page: string, line: number, json: string): Module {
  const data: unknown = JSON.parse(json);
  if (!isNode(data) || data["@context"] !== CONTEXT || !Array.isArray(data["@graph"])) {
    throw new SyntaxError(`it is not "@context": "${CONTEXT}" and a "@graph"`);
  }
  const constants = data["@graph"].map((node: unknown, index: number) => {
    const type = isNode(node) ? node["@type"] : undefined;
    if (typeof type !== "string" || !/^[A-Z][A-Za-z]*$/.test(type)) {
      throw new SyntaxError(`node ${index} of the graph has no type of schema.org`);
    }
    return `export const node${index}: schema.${type} = ${JSON.stringify(node, null, 1)};\n`;
  });
  return { page, line, source: `import type * as schema from "schema-dts";\n${constants.join("")}` };
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns the compiler's complaints about all modules, as lines for people. Throws where it could not run. */
export function typeProblems(modules: readonly Module[]): string[] {
  if (modules.length === 0) return [];
  rmSync(PAGES, { recursive: true, force: true });
  mkdirSync(PAGES, { recursive: true });
  modules.forEach((module, index) => writeFileSync(join(PAGES, `${index}.ts`), module.source));
  writeFileSync(join(PAGES, "tsconfig.json"), JSON.stringify({ extends: "../tsconfig.json", include: ["*.ts"] }));
  const done = spawnSync(process.execPath, [COMPILER, "--pretty", "false", "--noEmit", "-p", "."], {
    cwd: PAGES,
    encoding: "utf-8",
  });
  const found = [...done.stdout.matchAll(DIAGNOSTIC)].map(([, file, line, text]) => {
    const module = modules[Number.parseInt(basename(file ?? ""), 10)];
    const quoted = module?.source.split("\n")[Number(line) - 1]?.trim() ?? "";
    const reason = text?.split("\n").at(-1)?.trim(); // the compiler goes from the whole to the part
    return `${module?.page}:${module?.line}: structured data has ${quoted} (${reason}); ${HINT}`;
  });
  if (done.status !== 0 && found.length === 0) {
    throw new Error(`the compiler did not run: ${done.error ?? ""}${done.stdout}${done.stderr}`);
  }
  return found;
}

/** Returns what is wrong with the pages below a folder, and how many nodes of how many pages were looked at. */
export function check(site: string): { problems: string[]; pages: number; nodes: number } {
  const problems: string[] = [];
  const modules: Module[] = [];
  for (const file of globSync("**/*.html", { cwd: site }).sort()) {
    const html = readFileSync(join(site, file), "utf-8");
    const page = join(basename(resolve(site)), file);
    for (const found of html.matchAll(SCRIPT)) {
      const line = html.slice(0, found.index).split("\n").length;
      try {
        modules.push(asModule(page, line, found[1] ?? ""));
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        problems.push(`${page}:${line}: structured data cannot be read (${error.message}); ${HINT}`);
      }
    }
  }
  if (modules.length === 0 && problems.length === 0) {
    problems.push(`${basename(resolve(site))}:1: no page has structured data; build the site first, with make site`);
  }
  const nodes = modules.reduce((sum, module) => sum + module.source.split("\nexport const ").length - 1, 0);
  return { problems: [...problems, ...typeProblems(modules)], pages: modules.length, nodes };
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const { problems, pages, nodes } = check(process.argv[2] ?? "../site");
  for (const problem of problems) console.error(problem);
  console.log(`structured data: ${nodes} nodes on ${pages} pages, ${problems.length} problems`);
  process.exitCode = problems.length ? 1 : 0;
}
