/** What the check of HTML lets pass and what not, and that both tools find a fault. */
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { judge, lint, validate, type Exception, type Hit } from "./html.ts";

const HIT: Hit = { tool: "vnu", rule: "error", page: "costs/index.html", line: 7, said: "Stray end tag “p”." };
const LET_PASS: Exception = { tool: "vnu", rule: "error", says: "Stray end tag", perPage: 1, reason: "a test" };

test("a hit is told with its page, line, tool and rule", () => {
  assert.match(judge([HIT], [])[0] ?? "", /^costs\/index\.html:7: Stray end tag “p”\. \(vnu: error\); mend /);
});

test("what an exception covers is let pass, on each page", () => {
  assert.deepEqual(judge([HIT, { ...HIT, page: "index.html" }], [LET_PASS]), []);
});

for (const [what, other] of [
  ["tool", { tool: "html-validate" }],
  ["rule", { rule: "warning" }],
  ["message", { said: "Bad value" }],
] as const) {
  test(`an exception does not cover another ${what}`, () => {
    assert.equal(judge([HIT, { ...HIT, ...other }], [LET_PASS]).length, 1);
  });
}

test("more hits on one page than an exception says are a problem", () => {
  assert.match(judge([HIT, HIT], [LET_PASS]).join(), /error “Stray end tag” is let pass 1 times a page, costs\/index\.html has 2/);
});

test("an exception that has had its day is a problem", () => {
  assert.match(judge([], [LET_PASS]).join(), /no page has 0; lower the number, or take the exception out/);
});

const site = mkdtempSync(join(tmpdir(), "html-"));
const page = (body: string): string =>
  `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>A page</title></head>\n<body>${body}</body></html>\n`;
writeFileSync(join(site, "right.html"), page("<p>Right</p>"));
writeFileSync(join(site, "wrong.html"), page('<p id="a">One</p><p id="a">Two</p>'));

test("html-validate finds an id that stands twice, with its line", async () => {
  const hits = await lint(site, ["right.html", "wrong.html"]);
  assert.deepEqual(hits.map(({ rule, page, line }) => [rule, page, line]), [["no-dup-id", "wrong.html", 3]]);
});

test("the Nu validator finds an id that stands twice, with its line", () => {
  const hits = validate(site, ["right.html", "wrong.html"]);
  assert.deepEqual(hits.map(({ page, line }) => [page, line]).at(0), ["wrong.html", 3]);
  assert.ok(hits.every((hit) => hit.page === "wrong.html"));
});
