/** Entries of lists that were added, moved or removed: which is which, and in what order their lines come. */

import { ending, lineEnd, lineStart, range, same } from "./nodes.js";

/**
 * @import { Node } from "yaml"
 * @import { Edit, Value } from "./patch.js"
 */

/**
 * Yield the edit that puts the blocks of a list in their order. Comments go with the entry below them. So do blank
 * lines, but where entries only change places, each place keeps its own.
 *
 * @param {Node[]} items @param {(number | undefined)[]} from @param {string[]} texts @param {string} source
 * @returns {Generator<Edit>}
 */
export function* rows(items, from, texts, source) {
  const starts = items.map((item) => lineStart(source, range(item)[0]));
  const ends = items.map((item) => lineEnd(source, ending(item, source)));
  const gaps = starts.map((start, index) => (index ? source.slice((ends[index - 1] ?? 0) + 1, start) : ""));
  const comments = gaps.map((gap) => gap.replace(/^\s*\n/, ""));
  const blanks = gaps.map((gap) => /^\s*\n/.exec(gap)?.[0] ?? "");
  const text = texts.map((one, index) => {
    const old = from[index] ?? -1;
    const place = old > 0 && texts.length !== items.length ? old : index;
    return (index ? (blanks[place] ?? blanks.at(-1) ?? "") : "") + (comments[old] ?? "") + one;
  });
  yield { start: starts[0] ?? 0, end: ends.at(-1) ?? 0, text: text.join("\n") };
}

/**
 * Return where in the old list each entry of the new one comes from: the same, or one with the same id, or else the
 * next one that has half of it in common; nowhere if it is new.
 *
 * @param {Value[]} old @param {Value[]} value
 * @returns {(number | undefined)[]}
 */
export function origins(old, value) {
  const free = new Set(old.keys());
  const from = /** @type {(number | undefined)[]} */ (value.map(() => undefined));
  /** @param {(one: Value, other: Value) => boolean} isLike */
  const claim = (isLike) => {
    for (const [index, one] of value.entries()) {
      if (from[index] !== undefined) continue;
      const near = [index, ...free].find((at) => free.has(at) && isLike(/** @type {Value} */ (old[at]), one));
      if (near !== undefined) free.delete((from[index] = near));
    }
  };
  claim(same);
  claim((one, other) => Boolean(id(one)) && id(one) === id(other));
  claim((one, other) => old.length === value.length || common(one, other) >= 0.5);
  return from;
}

/** @param {any} value */
const id = (value) => value.id;

/** @param {any} one @param {any} other @returns {number} */
function common(one, other) {
  const names = typeof one === "object" ? Object.keys(one) : [];
  return names.length ? names.filter((name) => same(one[name], other[name])).length / names.length : 0;
}
