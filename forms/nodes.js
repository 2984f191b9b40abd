/** What is asked of the nodes of a YAML file: their values, and where their text begins and ends. */

/**
 * @import { Node, Pair, Scalar } from "yaml"
 * @import { Value } from "./patch.js"
 */

/** @param {Value | undefined} value */
export const isFull = (value) => value !== undefined && (typeof value === "string" ? value : Object.keys(value)).length > 0;
/** @param {Pair} pair */
export const key = (pair) => String(/** @type {Scalar} */ (pair.key).value);
/** @param {unknown} one @param {unknown} other */
export const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

/**
 * @param {any} value
 * @returns {any}
 */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])]));
}

/** @param {Node} node */
export const range = (node) => /** @type {[number, number, number]} */ (node.range);

/**
 * Return where the text of a node ends, without the blank lines below it.
 *
 * @param {Node} node @param {string} source
 */
export const ending = (node, source) => source.slice(0, range(node)[1]).trimEnd().length;

/** @param {string} source @param {number} at */
export const lineStart = (source, at) => source.lastIndexOf("\n", at - 1) + 1;
/** @param {string} source @param {number} at */
export const lineEnd = (source, at) => (source.indexOf("\n", at) + source.length + 1) % (source.length + 1);
/** @param {Node} item @param {string} source */
export const depth = (item, source) => " ".repeat(range(item)[0] - lineStart(source, range(item)[0]));

/** @param {Node[]} items @param {string} source */
export const dash = (items, source) => /^ */.exec(source.slice(lineStart(source, range(/** @type {Node} */ (items[0]))[0])))?.[0] ?? "";
