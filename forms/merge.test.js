/** What two people changed in one file. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { merged } from "./merge.js";

const WHO = "Jane Roe";
const BASE = {
  read: "1",
  offers: [{ id: "a", price: "1" }, { id: "b", price: "2", note: "x" }],
  hours: [{ days: "Mon", until: "5 pm" }, { days: "Tue", until: "5 pm" }],
};

/** @param {(values: any) => void} change */
function changed(change) {
  const values = structuredClone(BASE);
  change(values);
  return values;
}

test("two changed values are both there", () => {
  const ours = changed((v) => (v.offers[0].price = "3"));
  const theirs = changed((v) => ((v.offers[1].price = "4"), delete v.offers[1].note));
  assert.deepEqual(merged(BASE, ours, theirs, WHO), { ...BASE, offers: [{ id: "a", price: "3" }, { id: "b", price: "4" }] });
});

test("entries that both added are both there", () => {
  const ours = changed((v) => v.offers.push({ id: "c" }));
  const theirs = changed((v) => v.offers.push({ id: "d" }));
  assert.deepEqual(merged(BASE, ours, theirs, WHO).offers.slice(2), [{ id: "d" }, { id: "c" }]);
});

for (const [name, ours, theirs] of /** @type {[string, (v: any) => void, (v: any) => void][]} */ ([
  ["one value", (v) => (v.read = "2"), (v) => (v.read = "3")],
  ["a value and its entry", (v) => v.offers.shift(), (v) => (v.offers[0].price = "3")],
  ["an entry without an id put before another, and that", (v) => v.hours.unshift({ days: "Sat", until: "5 pm" }), (v) => (v.hours[0].until = "6 pm")],
  ["the order of entries without an id and a value", (v) => v.hours.reverse(), (v) => (v.hours[0].until = "6 pm")],
  ["the order and a value", (v) => v.offers.reverse(), (v) => (v.offers[0].price = "3")],
])) {
  test(`${name} changed by both is refused, with where it is`, () => {
    assert.throws(() => merged(BASE, changed(ours), changed(theirs), WHO), /^Error: Jane Roe changed (read|offers|hours)/);
    assert.throws(() => merged(BASE, changed(theirs), changed(ours), WHO), /^Error: Jane Roe changed (read|offers|hours)/);
  });
}
