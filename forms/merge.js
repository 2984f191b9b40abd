/** What two people changed in one file, put together; the same value changed twice is refused. */

import { origins } from "./lists.js";
import { same } from "./nodes.js";

/**
 * Return the values of ours with what differs between base and theirs. Errors: `Error`, if both changed one value.
 *
 * @param {any} base the values that ours began with
 * @param {any} ours
 * @param {any} theirs
 * @param {string} who the other one
 * @param {string[]} [place] the names that lead to the value
 * @returns {any}
 */
export function merged(base, ours, theirs, who, place = []) {
  if (same(ours, base) || same(ours, theirs)) return theirs;
  if (same(theirs, base)) return ours;
  if ([base, ours, theirs].every(Array.isArray)) return ofLists(base, ours, theirs, who, place);
  if ([base, ours, theirs].some((one) => Array.isArray(one) || typeof one !== "object")) throw twice(who, place, theirs);
  const names = Object.keys({ ...theirs, ...ours });
  return Object.fromEntries(names.map((name) => [name, merged(base[name], ours[name], theirs[name], who, [...place, name])]));
}

/**
 * Both may change entries and add some at the end; where entries went or changed places, nobody can tell which is which.
 *
 * @param {any[]} base @param {any[]} ours @param {any[]} theirs @param {string} who @param {string[]} place
 */
function ofLists(base, ours, theirs, who, place) {
  for (const list of [ours, theirs]) {
    const from = origins(base, list);
    if (base.some((_, index) => from[index] !== index)) throw twice(who, place);
  }
  const kept = base.map((one, index) => merged(one, ours[index], theirs[index], who, [...place, one.id ?? String(index + 1)]));
  return [...kept, ...theirs.slice(base.length), ...ours.slice(base.length)];
}

/** @param {string} who @param {string[]} place @param {unknown} [theirs] */
function twice(who, place, theirs) {
  const now = typeof theirs === "string" && /^.{1,60}$/.test(theirs) ? `, and it is now "${theirs}"` : "";
  return new Error(
    `${who} changed ${place.join(" › ").replace(/^body$/, "the text")} after you opened it${now}. Nothing was saved. Note what you typed, ` +
      "reload this page, discard the backup that it offers, and type it again if it is still right.",
  );
}
