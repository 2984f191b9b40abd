/**
 * Changes values in the text of a YAML file, and leaves every byte of the rest: comments, order, quotes, folds.
 *
 * The text is parsed as strings only (YAML's failsafe schema). What differs from the wanted values is replaced in the
 * old text; entries of lists move and go as whole blocks, with the comments above them.
 */

import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { origins, rows } from "./lists.js";
import { dash, depth, ending, isFull, key, lineEnd, lineStart, range, same } from "./nodes.js";
import { EMPTY, after, entry, inline, lines, rewritten } from "./values.js";

/**
 * @import { Node, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml"
 * @typedef {string | ValueList | ValueMap} Value
 * @typedef {{ [key: string]: Value }} ValueMap
 * @typedef {{ start: number, end: number, text: string }} Edit
 */
/** @typedef {Value[]} ValueList */

/**
 * Return the values of a text, without the keys that have none. Errors: `Error`, if it is not YAML.
 *
 * @param {string} source
 * @returns {Record<string, Value>}
 */
export function read(source) {
  const value = plain(parsed(source));
  return typeof value === "object" && !Array.isArray(value) ? value : {};
}

/**
 * Return the text with these values. Errors: `Error`, if it would say anything else than they do.
 *
 * @param {string} source
 * @param {Record<string, Value>} wanted
 * @returns {string}
 */
export function write(source, wanted) {
  const value = tidy(wanted);
  const text = source.trim() ? edited(parsed(source), value, source, false) : lines(value, "").slice(1);
  if (!same(read(text), value)) throw new Error("This change cannot be written as YAML; please make it on GitHub.");
  return text;
}

const RECENT = 2; // texts: a form is written from the one it was filled from, and what was written is read again
/** @type {Map<string, Node>} */
const recent = new Map();

/** @param {string} source */
function parsed(source) {
  const node = recent.get(source) ?? parsedAnew(source);
  recent.delete(source);
  recent.set(source, node);
  if (recent.size > RECENT) recent.delete([...recent.keys()][0] ?? "");
  return node;
}

/** @param {string} source */
function parsedAnew(source) {
  const document = parseDocument(source, { schema: "failsafe" });
  if (document.errors[0]) throw document.errors[0];
  return /** @type {Node} */ (document.contents);
}

/**
 * @param {unknown} node
 * @returns {Value}
 */
function plain(node) {
  if (isSeq(node)) return node.items.map(plain);
  if (isMap(node)) return tidy(Object.fromEntries(node.items.map((pair) => [key(pair), plain(pair.value)])));
  return isScalar(node) && !(node.type === "PLAIN" && EMPTY.test(String(node.value))) ? String(node.value).trim() : "";
}

/**
 * Return a value of a form as files have it: text without spaces around it, and nothing for what is empty.
 *
 * @template {unknown} T
 * @param {T} value
 * @returns {any}
 */
function tidy(value) {
  if (Array.isArray(value)) return value.map(tidy).filter(isFull);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, tidy(one)]).filter(([, one]) => isFull(one)));
  }
  return value === null || value === undefined ? "" : String(value).trim();
}

/**
 * Return the text of one node with a new value.
 *
 * @param {Node} node @param {Value} value @param {string} source @param {boolean} inFlow
 * @param {number} [start] where the text begins, if that is before the node
 * @param {number} [end]
 */
function edited(node, value, source, inFlow, start = 0, end = source.length) {
  const edits = [...changes(node, value, source, inFlow)].reverse();
  edits.sort((one, other) => other.start - one.start); // stable: what is added at one place keeps its order
  let text = source.slice(0, end);
  for (const edit of edits) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return text.slice(start);
}

/**
 * Yield what to replace in the text, so that a node has another value of the same kind.
 *
 * @param {Node} node @param {Value} value @param {string} source @param {boolean} inFlow
 * @returns {Generator<Edit>}
 */
function* changes(node, value, source, inFlow) {
  if (same(plain(node), value)) return;
  if (isMap(node)) yield* ofMap(node, /** @type {Record<string, Value>} */ (value), source, inFlow);
  else if (isSeq(node)) yield* ofList(node, /** @type {Value[]} */ (value), source, inFlow);
  else {
    const text = rewritten(/** @type {Scalar} */ (node), /** @type {string} */ (value), source, inFlow);
    yield { start: range(node)[0], end: ending(node, source), text };
  }
}

/**
 * @param {YAMLMap} map @param {Record<string, Value>} value @param {string} source @param {boolean} inFlow
 * @returns {Generator<Edit>}
 */
function* ofMap(map, value, source, inFlow) {
  const indent = depth(map, source);
  const isFlow = inFlow || Boolean(map.flow);
  const pairs = new Map(map.items.map((pair) => [key(pair), pair]));
  for (const [name, pair] of pairs) {
    const old = /** @type {Node} */ (pair.value);
    const wanted = value[name] ?? "";
    if (same(plain(old), wanted)) continue;
    const end = ending(old, source);
    if (isFlow && !isFull(wanted)) yield withoutPair(map, pair, source);
    else if (isFull(wanted) && isFull(plain(old)) && kind(old) === kindOf(wanted)) {
      yield* changes(old, wanted, source, isFlow);
    } else {
      const colon = source.indexOf(":", range(/** @type {Node} */ (pair.key))[1]) + 1;
      yield { start: colon, end: Math.max(colon, end), text: after(wanted, indent, isFlow) };
    }
  }
  let before = /** @type {Pair | undefined} */ (undefined);
  for (const name of Object.keys(value)) {
    const pair = pairs.get(name);
    if (pair) before = pair;
    else yield added(map, before, `${name}:${after(value[name] ?? "", indent, isFlow)}`, source, indent, isFlow);
  }
}

/** @param {Node} node */
const kind = (node) => (isMap(node) ? "map" : isSeq(node) ? "list" : "text");
/** @param {Value} value */
const kindOf = (value) => (typeof value === "string" ? "text" : Array.isArray(value) ? "list" : "map");

/**
 * @param {YAMLMap} map @param {Pair} pair @param {string} source
 * @returns {Edit}
 */
function withoutPair(map, pair, source) {
  const at = map.items.indexOf(pair);
  const [before, next] = [map.items[at - 1], map.items[at + 1]];
  const start = range(/** @type {Node} */ (pair.key))[0];
  const end = ending(/** @type {Node} */ (pair.value), source);
  if (next) return { start, end: range(/** @type {Node} */ (next.key))[0], text: "" };
  return { start: before ? ending(/** @type {Node} */ (before.value), source) : start, end, text: "" };
}

/**
 * @param {YAMLMap} map @param {Pair | undefined} before @param {string} text @param {string} source
 * @param {string} indent @param {boolean} isFlow
 * @returns {Edit}
 */
function added(map, before, text, source, indent, isFlow) {
  if (!before) {
    const start = range(/** @type {Node} */ (map.items[0]?.key ?? map))[0];
    return { start, end: start, text: text + (isFlow ? ", " : `\n${indent}`) };
  }
  const at = before.value ? ending(/** @type {Node} */ (before.value), source) : range(/** @type {Node} */ (before.key))[1];
  const start = isFlow ? at : lineEnd(source, at);
  return { start, end: start, text: isFlow ? `, ${text}` : `\n${indent}${text}` };
}

/**
 * @param {YAMLSeq} list @param {Value[]} value @param {string} source @param {boolean} inFlow
 * @returns {Generator<Edit>}
 */
function* ofList(list, value, source, inFlow) {
  const items = /** @type {Node[]} */ (list.items);
  const from = origins(items.map(plain), value);
  const isFlow = inFlow || Boolean(list.flow);
  if (from.length === items.length && from.every((one, index) => one === index)) {
    for (const [index, item] of items.entries()) yield* changes(item, value[index] ?? "", source, isFlow);
    return;
  }
  const texts = value.map((one, index) => {
    const item = items[from[index] ?? -1];
    if (!isFlow) return item ? block(item, one, source) : `${dash(items, source)}- ${entry(one, dash(items, source))}`;
    return item ? edited(item, one, source, true, range(item)[0], ending(item, source)) : inline(one);
  });
  if (isFlow) yield { start: range(list)[0], end: ending(list, source), text: `[${texts.join(", ")}]` };
  else yield* rows(items, from, texts, source);
}

/** @param {Node} item @param {Value} value @param {string} source */
function block(item, value, source) {
  const end = lineEnd(source, ending(item, source));
  return edited(item, value, source, false, lineStart(source, range(item)[0]), end);
}
