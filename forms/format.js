/** The two formats of the repository, for forms: data files, and pages with their lines at the top. */

import { read, write } from "./patch.js";

/** @import { Value } from "./patch.js" */

const SOURCE = "$source"; // where a form carries the text it was filled from
const PAGE = /^---\n(?<head>[^]*?)\n---(?<gap>\s*)(?<body>[^]*)$/;

export const data = {
  /** @param {string} text */
  fromFile: (text) => ({ ...replaced(read(text), /^(?=img\/)/, "/"), [SOURCE]: text }),
  /** @param {Record<string, Value>} value */
  toFile({ [SOURCE]: source = "", ...value }) {
    return write(String(source), replaced(value, /^\/(?=img\/)/, ""));
  },
};

export const page = {
  /** @param {string} text */
  fromFile(text) {
    const { head, body } = parts(text);
    return { ...read(head), body, [SOURCE]: text };
  },
  /** @param {Record<string, Value>} value */
  toFile({ [SOURCE]: source = "", body = "", ...value }) {
    const { head, gap } = parts(String(source));
    return `---\n${write(head, value)}\n---${gap}${String(body).replaceAll("](/img/", "](img/")}`;
  },
};

/**
 * Return a value with every text changed: the editor knows pictures by their address on a site, `/img/room.jpg`.
 *
 * @param {any} value @param {RegExp} pattern @param {string} by
 * @returns {any}
 */
function replaced(value, pattern, by) {
  if (typeof value === "string") return value.replace(pattern, by);
  if (Array.isArray(value)) return value.map((one) => replaced(one, pattern, by));
  if (!value) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(one, pattern, by)]));
}

/** @param {string} text */
function parts(text) {
  const found = PAGE.exec(text)?.groups;
  if (!found) throw new Error("The page does not begin with ---, its title and its description, and --- again.");
  return /** @type {{ head: string, gap: string, body: string }} */ (found);
}
