/** How values are written as YAML: plain where that is safe, else in quotation marks; folded text stays folded. */

import { ending, isFull, range } from "./nodes.js";

/**
 * @import { Scalar } from "yaml"
 * @import { Value } from "./patch.js"
 */

const WIDTH = 120; // columns of a folded text
const STEP = "  ";
export const EMPTY = /^(?:~|null|Null|NULL)?$/;
const PLAIN = /^(?![-?:](?:\s|$)|[\s,[\]{}#&*!|>'"%@`])(?!.*(?::(?:\s|$)|\s#)).*\S$/;
const SHORT = /^[\w./-]+$/; // an entry that lists have on one line: an id, a page, a number

/**
 * Return the text after a colon.
 *
 * @param {Value} value @param {string} indent @param {boolean} isFlow
 * @returns {string}
 */
export function after(value, indent, isFlow) {
  if (!isFull(value)) return "";
  const isShort = Array.isArray(value) && value.every((one) => typeof one === "string" && SHORT.test(one));
  return isFlow || isShort || typeof value === "string" ? ` ${inline(value, isFlow)}` : lines(value, indent + STEP);
}

/**
 * Return the lines of a list or a group, each after a line end.
 *
 * @param {Value} value @param {string} indent
 * @returns {string}
 */
export function lines(value, indent) {
  if (Array.isArray(value)) return value.map((one) => `\n${indent}- ${entry(one, indent)}`).join("");
  return Object.entries(value).map(([name, one]) => `\n${indent}${name}:${after(one, indent, false)}`).join("");
}

/** @param {Value} value @param {string} indent @returns {string} */
export const entry = (value, indent) => (typeof value === "string" ? inline(value, false) : lines(value, indent + STEP).trimStart());

/**
 * @param {Value} value @param {boolean} [isFlow]
 * @returns {string}
 */
export function inline(value, isFlow = true) {
  if (Array.isArray(value)) return `[${value.map((one) => inline(one)).join(", ")}]`;
  if (typeof value !== "string") return `{${Object.entries(value).map(([name, one]) => `${name}: ${inline(one)}`).join(", ")}}`;
  if (PLAIN.test(value) && !EMPTY.test(value) && !(isFlow && /[,[\]{}]/.test(value))) return value;
  return value.includes('"') && !value.includes("\n") ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}

/**
 * Return another text in the style of the one before: quoted, folded, or neither.
 *
 * @param {Scalar} node @param {string} value @param {string} source @param {boolean} inFlow
 */
export function rewritten(node, value, source, inFlow) {
  const raw = source.slice(range(node)[0], ending(node, source));
  if (raw.includes("\n") && !value.includes("\n") && !/^["'|]/.test(raw)) return folded(raw, value);
  if (node.type === "QUOTE_DOUBLE") return JSON.stringify(value);
  return node.type === "QUOTE_SINGLE" && !value.includes("\n") ? `'${value.replaceAll("'", "''")}'` : inline(value, inFlow);
}

/**
 * Fold a text anew: lines before and after the change stay.
 *
 * @param {string} raw @param {string} value
 */
function folded(raw, value) {
  const [first = "", ...rest] = raw.split("\n");
  const isBlock = first.startsWith(">");
  const old = (isBlock ? rest : [first, ...rest]).map((line) => line.trim()).filter(Boolean);
  const indent = /^ */.exec(rest.find((line) => line.trim()) ?? "")?.[0] ?? "";
  let words = value;
  const above = [];
  const below = [];
  for (const line of old) {
    if (!`${words} `.startsWith(`${line} `)) break;
    above.push(line);
    words = words.slice(line.length + 1);
  }
  for (const line of old.slice(above.length).reverse()) {
    if (!` ${words}`.endsWith(` ${line}`)) break;
    below.unshift(line);
    words = words.slice(0, -line.length - 1);
  }
  const text = [...above, ...wrapped(words, WIDTH - indent.length), ...below].join(`\n${indent}`);
  return isBlock ? `${first}\n${indent}${text}` : text;
}

/** @param {string} text @param {number} width */
function wrapped(text, width) {
  /** @type {string[]} */
  const made = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const last = made.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) made[made.length - 1] = `${last} ${word}`;
    else made.push(word);
  }
  return made;
}
