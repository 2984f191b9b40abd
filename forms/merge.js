/** What two people changed in one file, put together; the same value changed twice is refused. */

import { same } from "./nodes.js";

/**
 * Return the values of ours with what differs between base and theirs. Errors: `Error`, if both changed one value.
 *
 * @param {any} base the values that ours began with
 * @param {any} ours
 * @param {any} theirs
 * @param {string[]} [place] the names that lead to the value
 * @returns {any}
 */
export function merged(base, ours, theirs, place = []) {
  if (same(ours, base) || same(ours, theirs)) return theirs;
  if (same(theirs, base)) return ours;
  if ([base, ours, theirs].every(Array.isArray)) return ofLists(base, ours, theirs, place);
  if ([base, ours, theirs].some((one) => Array.isArray(one) || typeof one !== "object")) throw twice(place, theirs);
  const names = Object.keys({ ...theirs, ...ours });
  return Object.fromEntries(names.map((name) => [name, merged(base[name], ours[name], theirs[name], [...place, name])]));
}

/**
 * Both may change entries and add some at the end; where entries went or changed places, nobody can tell which is which.
 *
 * @param {any[]} base @param {any[]} ours @param {any[]} theirs @param {string[]} place
 */
function ofLists(base, ours, theirs, place) {
  const isKept = (/** @type {any[]} */ list) => base.every((one, index) => index in list && list[index].id === one.id);
  if (!isKept(ours) || !isKept(theirs)) throw twice(place);
  const kept = base.map((one, index) => merged(one, ours[index], theirs[index], [...place, one.id ?? String(index + 1)]));
  return [...kept, ...theirs.slice(base.length), ...ours.slice(base.length)];
}

/** @param {string[]} place @param {unknown} [theirs] */
function twice(place, theirs) {
  const now = typeof theirs === "string" && theirs.length < 60 ? `, and it is now "${theirs}"` : "";
  return new Error(
    `Somebody else changed ${place.join(" › ")} after you opened it${now}. Nothing was saved. Note what you typed, ` +
      "reload this page, discard the backup that it offers, and type it again if it is still right.",
  );
}
