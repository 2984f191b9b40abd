/**
 * Keeps what somebody else changed after a form was opened. Sveltia CMS writes whole files, as it loaded them: into a
 * branch or a folder that has more by now, it would put the old text back. So each file is compared with the one that
 * is there just before it is saved, and both changes are put together.
 */

import { data, page } from "./format.js";
import { merged } from "./merge.js";

const API = "https://api.github.com/";
const bases = new Map(); // the text of a form -> the text that the form was filled from
const later = new Map(); // the text that a form was filled from -> what was saved of it last
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
 * @param {string} path @param {string} text @param {string | undefined} now
 */
function combined(path, text, now) {
  const ours = text.trim();
  const first = bases.get(ours);
  const base = later.get(first) ?? first;
  if (base === undefined || base === (now ?? "").trim()) return text;
  const format = path.endsWith(".md") ? page : data;
  if (now === undefined) throw new Error(`Somebody else deleted ${path} after you opened it. Nothing was saved.`);
  if (!base) throw new Error(`There is a ${path} already. Nothing was saved. Give the page another title.`);
  const [from, mine, theirs] = [base, ours, now.trim()].map((one) => ({ ...format.fromFile(one), $source: "" }));
  return `${format.toFile({ ...merged(from, mine, theirs), $source: now.trim() }).trim()}\n`;
}

/** @param {string} text */
function remember(text) {
  if (bases.get(text.trim())) later.set(bases.get(text.trim()), text.trim());
}

/** Ask as before, but for commits and for pull requests that are open already. */
window.fetch = async (input, init) => {
  const body = String(input).startsWith(API) && typeof init?.body === "string" ? JSON.parse(init.body) : {};
  if (body.query?.includes("createCommitOnBranch")) return commit(body, String(input), init ?? {});
  const response = await send(input, init);
  return response.status === 422 && body.head ? opened(body, String(input), init ?? {}, response) : response;
};

/** @param {any} body @param {string} address @param {RequestInit} init */
async function commit(body, address, init) {
  const { branch, expectedHeadOid, fileChanges } = body.variables.input;
  const files = fileChanges.additions.filter((/** @type {any} */ { path }) => isOurs(path));
  const texts = files.map((/** @type {any} */ { contents }) => decoded(contents));
  const asked = files.map((/** @type {any} */ { path }, /** @type {number} */ index) =>
    `file_${index}: object(expression: ${JSON.stringify(`${expectedHeadOid}:${path}`)}) { ... on Blob { text } }`);
  const [owner, name] = branch.repositoryNameWithOwner.split("/");
  const query = `query($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${asked.join(" ")} } }`;
  const answer = asked.length ? await send(address, { ...init, body: JSON.stringify({ query, variables: { owner, name } }) }) : undefined;
  if (answer && !answer.ok) return answer;
  const now = (await answer?.json())?.data.repository ?? {};
  try {
    for (const [index, file] of files.entries()) {
      file.contents = encoded(combined(file.path, texts[index], now[`file_${index}`]?.text));
    }
  } catch (error) {
    return Response.json({ errors: [{ message: /** @type {Error} */ (error).message }] });
  }
  const response = await send(address, { ...init, body: JSON.stringify(body) });
  const done = await response.clone().json();
  if (response.ok && !done.errors) texts.forEach(remember);
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
    remember(text);
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
