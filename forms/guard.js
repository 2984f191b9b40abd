/**
 * Keeps what somebody else changed after a form was opened. Sveltia CMS writes whole files, as it loaded them: into a
 * branch or a folder that has more by now, it would put the old text back. So each file is compared with the one that
 * is there just before it is saved, and both changes are put together.
 */

import { data, page } from "./format.js";
import { merged } from "./merge.js";

const API = "https://api.github.com/";
const bases = new Map(); // the text of a form -> the text that the form was filled from
/** @type {Map<string, { first: string, text: string }>} by path: what a form was filled from, and what was saved of it last */
const later = new Map();
const send = window.fetch.bind(window);

/**
 * Return the format, remembering which text each form was filled from.
 *
 * @param {typeof data} format
 */
export function remembered(format) {
  return {
    ...format,
    /** @param {any} value */
    toFile(value) {
      const text = format.toFile(value);
      bases.set(text.trim(), String(value.$source ?? "").trim());
      return text;
    },
  };
}

/**
 * Return the text to save in place of `now`, which is there. Errors: `Error`, if both changed one value.
 *
 * @param {string} path @param {string} text @param {string | undefined} now @param {string} [who] who changed it last
 */
function combined(path, text, now, who = "Somebody else") {
  const ours = text.trim();
  const first = bases.get(ours);
  if (first === undefined) return text; // not of a form
  const saved = later.get(path);
  const base = saved && saved.first === first ? saved.text : first;
  if (now !== undefined && [first, base].includes(now.trim())) return text;
  const format = path.endsWith(".md") ? page : data;
  if (now === undefined) throw new Error(`Somebody else deleted or renamed ${path} after you opened it. Nothing was saved. Copy what you typed, and ask a developer where it belongs now.`);
  const [from, mine, theirs] = [base, ours, now.trim()].map((one) => ({ ...format.fromFile(one), $source: "" }));
  return `${format.toFile({ ...merged(from, mine, theirs, who), $source: now.trim() }).trim()}\n`;
}

/** @param {string} path @param {string} text */
const remember = (path, text) => later.set(path, { first: bases.get(text.trim()), text: text.trim() });

/**
 * A branch begins anew: what was saved on one of that name before was discarded, or is on the main branch by now.
 *
 * @param {string} branch such as `refs/heads/cms/often/pricing`, or its address
 */
function forget(branch) {
  const entry = branch.split("/").at(-1);
  for (const path of later.keys()) if (path.split("/").at(-1)?.replace(/\.\w+$/, "") === entry) later.delete(path);
}

/** Ask as before, but for commits and for pull requests that are open already. */
window.fetch = async (input, init) => {
  const body = String(input).startsWith(API) && typeof init?.body === "string" ? JSON.parse(init.body) : {};
  if (body.query?.includes("createCommitOnBranch")) return commit(body, String(input), init ?? {});
  if (body.query?.includes("createRef")) forget(body.variables.input.name);
  if (init?.method === "PATCH" && String(input).includes("/git/refs/")) forget(String(input));
  const response = await send(input, init);
  return response.status === 422 && body.head ? opened(body, String(input), init ?? {}, response) : response;
};

/** @param {any} body @param {string} address @param {RequestInit} init */
async function commit(body, address, init) {
  const { branch, expectedHeadOid, fileChanges } = body.variables.input;
  const files = fileChanges.additions.filter((/** @type {any} */ { path }) => isOurs(path));
  const texts = files.map((/** @type {any} */ { contents }) => decoded(contents));
  const asked = files.map((/** @type {any} */ { path }, /** @type {number} */ index) =>
    `file_${index}: object(expression: ${JSON.stringify(`${expectedHeadOid}:${path}`)}) { ... on Blob { text } } ` +
    `last_${index}: object(expression: "${expectedHeadOid}") ` +
    `{ ... on Commit { history(first: 1, path: ${JSON.stringify(path)}) { nodes { author { name } } } } }`);
  const [owner, name] = branch.repositoryNameWithOwner.split("/");
  const query = `query($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${asked.join(" ")} } }`;
  const answer = asked.length ? await send(address, { ...init, body: JSON.stringify({ query, variables: { owner, name } }) }) : undefined;
  if (answer && !answer.ok) return answer;
  const now = (await answer?.json())?.data.repository ?? {};
  try {
    for (const [index, file] of files.entries()) {
      const who = now[`last_${index}`]?.history.nodes[0]?.author.name;
      file.contents = encoded(combined(file.path, texts[index], now[`file_${index}`]?.text, who ?? undefined));
    }
  } catch (error) {
    return Response.json({ errors: [{ message: /** @type {Error} */ (error).message }] });
  }
  const response = await send(address, { ...init, body: JSON.stringify(body) });
  const done = await response.clone().json();
  if (response.ok && !done.errors) for (const [index, { path }] of files.entries()) remember(path, texts[index]);
  return response;
}

/**
 * Somebody else opened a pull request for the same branch meanwhile: return that.
 *
 * @param {any} body @param {string} address @param {RequestInit} init @param {Response} refused
 */
async function opened(body, address, init, refused) {
  const { body: _, ...asked } = init;
  const owner = new URL(address).pathname.split("/")[2];
  const answer = await send(`${address}?state=open&head=${owner}:${body.head}`, { ...asked, method: "GET" });
  const [found] = answer.ok ? await answer.json() : [];
  return found ? Response.json(found) : refused;
}

const handles = /** @type {any} */ (globalThis.FileSystemFileHandle?.prototype);
const move = handles?.move;

/**
 * Put a file of this computer in its place as before, but together with what is there by now: the editor writes into
 * a new file first.
 *
 * @param {FileSystemDirectoryHandle} folder @param {string} name
 */
async function place(folder, name) {
  // @ts-expect-error: `this` is the new file
  const file = /** @type {FileSystemFileHandle} */ (this);
  if (isOurs(name)) {
    const there = await folder.getFileHandle(name).catch(() => undefined);
    const text = await (await file.getFile()).text();
    const whole = combined(name, text, await (await there?.getFile())?.text());
    if (whole !== text) {
      const stream = await file.createWritable();
      await stream.write(whole);
      await stream.close();
    }
    remember(name, text);
  }
  return move.call(file, folder, name);
}

if (move) handles.move = place;

/** @param {string} path */
const isOurs = (path) => /\.(yml|md)$/.test(path);
/** @param {string} contents in base 64 */
const decoded = (contents) => new TextDecoder().decode(Uint8Array.from(atob(contents), (char) => char.charCodeAt(0)));
/** @param {string} text */
const encoded = (text) => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
