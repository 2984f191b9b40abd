/** Every value of every file in the forms, changed and changed back: nothing else may differ. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { data, page } from "./format.js";
import { read, write } from "./patch.js";

/** @typedef {(string | number)[]} Place */

const CONTENT = "../content/";
const texts = new Map(
  readdirSync(CONTENT)
    .filter((name) => name.endsWith(".yml"))
    .map((name) => [name, readFileSync(CONTENT + name, "utf8")]),
);
const PAGES = readdirSync("../docs").filter((name) => name.endsWith(".md"));
/** @param {any} value @param {Place} here @returns {Generator<Place>} */
function* places(value, here = []) {
  if (typeof value === "string") yield here;
  else for (const key of Object.keys(value)) yield* places(value[key], [...here, Array.isArray(value) ? Number(key) : key]);
}

/** @param {any} value @param {Place} here @returns {Generator<Place>} */
function* lists(value, here = []) {
  if (typeof value === "string") return;
  if (Array.isArray(value)) yield here;
  for (const key of Object.keys(value)) yield* lists(value[key], [...here, Array.isArray(value) ? Number(key) : key]);
}

/** @param {any} values @param {Place} place */
const at = (values, place) => place.reduce((part, key) => part[key], values);

/**
 * Return a function that says whether a place is the first of its kind: which key of which entries, whether the text
 * is long, and whether it needs quotation marks.
 *
 * @param {any} values
 */
function firsts(values, seen = new Set()) {
  return (/** @type {Place} */ place) => {
    const value = at(values, place);
    const names = place.map((key) => (typeof key === "number" ? "*" : key));
    return seen.size < seen.add([...names, value.length > 100, /[:#"']/.test(value)].join(".")).size;
  };
}

/**
 * Return a file with fewer entries in the lists at its top, so that it is quickly read: each has something of a kind
 * that no entry before it has.
 *
 * @param {string} text
 */
function shortened(text) {
  const kept = Object.entries(read(text)).map(([name, value]) => {
    const seen = new Set();
    const isNew = (/** @type {any} */ entry) => [...places(entry), ...lists(entry)].filter(firsts(entry, seen)).length;
    return [name, Array.isArray(value) ? value.filter(isNew) : value];
  });
  return write(text, Object.fromEntries(kept));
}

/** @param {any} value @param {Place} place @param {(old: any) => any} change */
function changed(value, place, change) {
  const copy = structuredClone(value);
  const parent = at(copy, place.slice(0, -1));
  const key = /** @type {string | number} */ (place.at(-1));
  parent[key] = change(parent[key]);
  return copy;
}

/**
 * Return how many lines were taken out, and how many put there.
 *
 * @param {string} one @param {string} other @returns {[number, number]}
 */
function difference(one, other) {
  const [a, b] = [one.split("\n"), other.split("\n")];
  while (a.length && a[0] === b[0]) a.shift(), b.shift();
  while (a.length && a.at(-1) === b.at(-1)) a.pop(), b.pop();
  return [a.length, b.length];
}

/**
 * Say whether one text is the other with lines taken out, or one line changed.
 *
 * @param {string} one @param {string} other
 */
function isCut(one, other) {
  const rest = one.split("\n");
  const isPart = other.split("\n").every((line) => rest.includes(line) && rest.splice(0, rest.indexOf(line) + 1));
  return isPart || difference(one, other)[1] === 1;
}

/** @param {any} one */
const another = (one) => (typeof one === "string" ? "another one" : { ...one, id: "another" });
/** @type {[string, (list: any[]) => any[]][]} */
const MOVES = [
  ["last", ([first, ...rest]) => [...rest, first]],
  ["first", (list) => [list.at(-1), ...list.slice(0, -1)]],
  ["the other way round", (list) => list.toReversed()],
];

for (const [name, whole] of texts) {
  test(`${name}: a text that nobody changed stays as it is`, () => assert.equal(write(whole, read(whole)), whole));

  const text = shortened(whole);
  const values = read(text);

  test(`${name}: a changed value changes its line alone, and changed back, nothing`, () => {
    for (const place of [...places(values)].filter(firsts(values))) {
      const wanted = changed(values, place, (old) => (/^\d+$/.test(old) ? `${old}1` : `${old} more`));
      const after = write(text, wanted);
      const [gone, come] = difference(text, after);
      assert.ok(gone <= 1 && come <= 2, place.join(".")); // a folded text may need one more line
      assert.deepEqual(read(after), wanted);
      assert.equal(write(after, values), text, place.join("."));
    }
  });

  test(`${name}: an entry added to a list is lines added, and removed again, lines removed`, () => {
    for (const place of [...lists(values)].filter(firsts(values))) {
      const wanted = changed(values, place, (list) => [...list, another(list[0])]);
      const after = write(text, wanted);
      assert.deepEqual(read(after), wanted);
      assert.ok(difference(text, after)[0] <= 1, place.join(".")); // a list in one line is that line
      assert.equal(write(after, values), text, place.join("."));
    }
  });

  test(`${name}: an entry that moves takes its lines with it, and back`, () => {
    for (const place of [...lists(values)].filter(firsts(values))) {
      for (const [where, moved] of MOVES) {
        const wanted = changed(values, place, moved);
        const after = write(text, wanted);
        assert.deepEqual(read(after), wanted);
        assert.equal(after.length, text.length, place.join("."));
        assert.equal(write(after, values), text, `${place.join(".")} ${where}`);
      }
    }
  });

  test(`${name}: each entry that is removed is lines taken out, and nothing else`, () => {
    for (const place of [...lists(values)].filter(firsts(values))) {
      const list = at(values, place);
      for (const index of list.keys()) {
        const wanted = changed(values, place, (all) => all.toSpliced(index, 1));
        const after = write(text, wanted);
        assert.ok(isCut(text, after), `${place.join(".")} ${index}`);
        assert.deepEqual(read(after), read(write("", wanted))); // without a name that has no entries left
      }
    }
  });
}

for (const name of PAGES) {
  test(`${name}: another title is one line, another text only what is new`, () => {
    const text = readFileSync(`../docs/${name}`, "utf8").trim();
    const form = page.fromFile(text);
    assert.equal(page.toFile(form), text);
    const titled = page.toFile({ ...form, title: "Another title" });
    assert.deepEqual(difference(text, titled), [1, 1]);
    assert.equal(page.toFile({ ...page.fromFile(titled), title: read(text.split("---")[1] ?? "").title ?? "" }), text);
    assert.deepEqual(difference(text, page.toFile({ ...form, body: `${form.body}\n\nMore.` })), [0, 2]);
  });
}

const FEW = `# about prices
confirmed:
phone: 303-555-0100 # never leave out
places:
note: >-
  One line of text that goes on
  and ends here.
offers:
  # the first
  - id: series
    name: "Series #1"
    price: 3475.00

  # the second
  - {id: one, name: 'It''s one', tags: [a, b]}
`;

/** @type {[string, (values: any) => void, string, string][]} */
const CASES = [
  ["an empty value is filled", (v) => (v.confirmed = "2026-11-30"), "confirmed:\n", "confirmed: 2026-11-30\n"],
  ["a value before a comment keeps it", (v) => (v.phone = "303-555-0199"), "0100 #", "0199 #"],
  ["a value that is deleted leaves its name", (v) => delete v.phone, "phone: 303-555-0100 #", "phone: #"],
  ["a first entry begins a list", (v) => (v.places = [{ id: "denver", address: { zip: "80202" } }]), "places:\n", "places:\n  - id: denver\n    address:\n      zip: 80202\n"],
  ["folded text keeps the lines before and after a change", (v) => (v.note = "One line of text that goes on and stops here."), "and ends", "and stops"],
  ["quotes stay", (v) => (v.offers[0].name = "Series"), '"Series #1"', '"Series"'],
  ["a text that needs quotes gets them", (v) => (v.phone = "a: b"), "phone: 303-555-0100", 'phone: "a: b"'],
  ["a new key comes after the one before it", (v) => (v.offers[0] = { id: "series", name: "Series #1", covers: "6 infusions", price: "3475.00" }), '    price', "    covers: 6 infusions\n    price"],
  ["a key in brackets is added there", (v) => (v.offers[1].more = "x, y"), "tags: [a, b]}", 'tags: [a, b], more: "x, y"}'],
  ["a key in brackets goes with its comma", (v) => delete v.offers[1].tags, ", tags: [a, b]}", "}"],
  ["an entry takes its comment with it", (v) => v.offers.splice(1), "\n\n  # the second\n  - {id: one, name: 'It''s one', tags: [a, b]}", ""],
];

for (const [name, change, before, after] of CASES) {
  test(name, () => {
    const values = read(FEW);
    change(values);
    assert.equal(write(FEW, values), FEW.replace(before, after));
  });
}

test("an empty list is a name alone", () => {
  assert.equal(write("a: 1\nlist:\n  - x\nb: 2\n", { a: "1", list: [], b: "2" }), "a: 1\nlist:\nb: 2\n");
});

test("a form carries the text that it was filled from", () => {
  assert.equal(data.toFile({ ...data.fromFile(FEW), confirmed: "2026-11-30" }), FEW.replace("confirmed:", "confirmed: 2026-11-30"));
});
