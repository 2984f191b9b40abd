/** What is saved when somebody else saved first: on GitHub, and in a folder of this computer. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { data, page } from "./format.js";

const API = "https://api.github.com/graphql";
const PRICES = "content/pricing.yml";
const PAGE = "docs/costs.md";
const BASE = {
  [PRICES]: "read: 2026-11-22\nconfirmed:\noffers:\n  # first\n  - id: series\n    price: 3475.00\n  - id: one\n    price: 475.00\n",
  [PAGE]: "---\ntitle: Costs\n---\n\n# Costs\n\nText.\n",
};
/** @typedef {keyof typeof BASE} Path */

/** @type {Record<string, string>} the files as they are on GitHub now, and in the folder */
const now = {};
const asked = /** @type {string[]} */ ([]);

/** GitHub, as far as the guard asks for it. */
async function github(/** @type {string} */ address, /** @type {{ body: string }} */ { body }) {
  const { query = "", variables } = JSON.parse(body);
  asked.push(address);
  if (query.includes("createCommitOnBranch")) {
    for (const { path, contents } of variables.input.fileChanges.additions) now[path] = Buffer.from(contents, "base64").toString();
    return Response.json({ data: { createCommitOnBranch: {} } });
  }
  const files = [...query.matchAll(/file_(\d+): object\(expression: "head:([^"]+)"\)/g)];
  const found = files.flatMap(([, number, path]) => [
    [`file_${number}`, path in now ? { text: now[path] } : null],
    [`last_${number}`, { history: { nodes: [{ author: { name: "Jane Roe" } }] } }],
  ]);
  return Response.json({ data: { repository: Object.fromEntries(found) } });
}

/** A file of this computer. */
class Handle {
  text = "";
  async getFile() {
    return { text: async () => this.text };
  }
  async createWritable() {
    return { write: async (/** @type {string} */ text) => void (this.text = text), close: async () => {} };
  }
  async move(/** @type {unknown} */ _, /** @type {string} */ name) {
    now[name] = this.text;
  }
}

const { move } = Handle.prototype;
/** @type {any} */
let formats;

/** Load the page anew: what the guard remembers is of one page. */
async function reload() {
  Object.assign(globalThis, { window: { fetch: github }, FileSystemFileHandle: Handle });
  Object.assign(Handle.prototype, { move });
  for (const one of Object.keys(now)) delete now[one];
  const { remembered } = await import(`./guard.js?${Math.random()}`);
  formats = { [PRICES]: remembered(data), [PAGE]: remembered(page) };
}

/** Fill in a form, and return the text that it makes. */
function filled(/** @type {Path} */ path, /** @type {(form: any) => void} */ change) {
  const form = structuredClone(formats[path].fromFile(BASE[path]));
  change(form);
  return formats[path].toFile(form);
}

/** Save on GitHub; return what went wrong. */
async function commit(/** @type {Path} */ path, /** @type {string} */ text) {
  const additions = [{ path, contents: Buffer.from(text).toString("base64") }];
  const input = { branch: { repositoryNameWithOwner: "owner/name" }, expectedHeadOid: "head", fileChanges: { additions } };
  const body = JSON.stringify({ query: "mutation { createCommitOnBranch }", variables: { input } });
  const answer = await window.fetch(API, { method: "POST", body });
  return (await answer.json()).errors?.[0].message;
}

/** Save in a folder; return what went wrong. */
async function put(/** @type {Path} */ path, /** @type {string} */ text) {
  const file = new Handle();
  file.text = text;
  const there = Object.assign(new Handle(), { text: now[path] });
  const folder = { getFileHandle: async () => (path in now ? there : Promise.reject(new Error("not found"))) };
  return file.move(folder, path).catch((/** @type {Error} */ error) => error.message);
}

const change = (/** @type {Path} */ path, /** @type {string} */ old, /** @type {string} */ text) => BASE[path].replace(old, text);
const THEIRS = change(PRICES, "475.00\n  - id: one", "400.00\n  - id: one");

/** @type {[string, Path, (form: any) => void, string | undefined, string | RegExp][]} */
const CASES = [
  ["nobody else saved", PRICES, (v) => (v.read = "2026-11-30"), BASE[PRICES], change(PRICES, "2026-11-22", "2026-11-30")],
  ["another value was changed: both are saved", PRICES, (v) => (v.read = "2026-11-30"), THEIRS, THEIRS.replace("2026-11-22", "2026-11-30")],
  ["a comment was changed: it stays", PRICES, (v) => (v.offers[0].price = "3500.00"), change(PRICES, "# first", "# the first"), change(PRICES, "# first", "# the first").replace("3475", "3500")],
  ["both added an entry", PRICES, (v) => v.offers.push({ id: "ours", price: "1" }), `${BASE[PRICES]}  - id: theirs\n    price: 2\n`, `${BASE[PRICES]}  - id: theirs\n    price: 2\n  - id: ours\n    price: 1\n`],
  ["both made the same change", PRICES, (v) => (v.read = "2026-11-30"), change(PRICES, "2026-11-22", "2026-11-30"), change(PRICES, "2026-11-22", "2026-11-30")],
  ["the same value was changed", PRICES, (v) => (v.offers[0].price = "3500.00"), THEIRS, / changed offers › series › price after you opened it, and it is now "3400.00"\. Nothing was saved\./],
  ["its entry changed places", PRICES, (v) => (v.offers[0].price = "3500.00"), "offers:\n  - id: one\n    price: 475.00\n  - id: series\n    price: 3475.00\n", / changed offers after you opened it\. Nothing was saved\./],
  ["its entry was removed", PRICES, (v) => (v.offers[1].price = "500.00"), change(PRICES, "  - id: one\n    price: 475.00\n", ""), / changed offers after you opened it\. Nothing was saved\./],
  ["the file was deleted, or renamed", PRICES, (v) => (v.read = "2026-11-30"), undefined, /^Somebody else deleted or renamed content.pricing\.yml after you opened it\. Nothing was saved\. Copy what you typed, and ask a developer where it belongs now\.$/],
  ["a page's title and its text were changed", PAGE, (v) => (v.title = "Prices"), change(PAGE, "Text.", "More text."), change(PAGE, "Text.", "More text.").replace("title: Costs", "title: Prices")],
  ["a page's text was changed by both", PAGE, (v) => (v.body = v.body.replace("Text", "Our text")), change(PAGE, "Text.", "More text."), / changed the text after you opened it\. Nothing was saved\./],
];

for (const [way, save, who] of /** @type {const} */ ([["on GitHub", commit, "Jane Roe"], ["in a folder", put, "Somebody else"]])) {
  for (const [name, path, ours, theirs, result] of CASES) {
    test(`${way}: ${name}`, async () => {
      await reload();
      if (theirs !== undefined) now[path] = theirs;
      const told = await save(path, filled(path, ours));
      assert.equal(told === undefined, typeof result === "string", told);
      if (typeof result === "string") assert.equal(now[path], result);
      else {
        assert.match(told, result);
        assert.ok(told.startsWith(who) || !told.includes("changed"), told);
        assert.equal(now[path], theirs, "what they saved is still there");
      }
    });
  }
}

/** @param {string} day */
const another = (day) => filled(PRICES, (form) => (form.read = day));

test("a second save of the same form keeps what was put together by the first", async () => {
  await reload();
  now[PRICES] = THEIRS;
  assert.equal(await commit(PRICES, another("2026-11-29")), undefined);
  assert.equal(await commit(PRICES, another("2026-11-30")), undefined);
  assert.equal(now[PRICES], THEIRS.replace("2026-11-22", "2026-11-30"));
});

test("a change that was discarded can be made again, on a new branch with what others changed", async () => {
  await reload();
  now[PRICES] = BASE[PRICES];
  assert.equal(await commit(PRICES, another("2026-11-30")), undefined);
  now[PRICES] = THEIRS;
  const input = { name: "refs/heads/cms/often/pricing" };
  await window.fetch(API, { method: "POST", body: JSON.stringify({ query: "mutation { createRef }", variables: { input } }) });
  assert.equal(await commit(PRICES, another("2026-11-30")), undefined);
  assert.equal(now[PRICES], THEIRS.replace("2026-11-22", "2026-11-30"));
});

test("what is not for GitHub is sent on as it is", async () => {
  await reload();
  const { length } = asked;
  await window.fetch("picks.json", { body: "{}" });
  assert.deepEqual(asked.slice(length), ["picks.json"]);
});
