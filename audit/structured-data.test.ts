/** What the check of structured data finds: each case spoils one thing in a right page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { asModule, typeProblems } from "./structured-data.ts";

const RIGHT = JSON.stringify({
  "@context": "https://schema.org",
  "@graph": [
    {
      "@type": "MedicalWebPage",
      "@id": "https://example.org/#page",
      name: "What it costs",
      lastReviewed: "2026-11-22",
      medicalAudience: { "@type": "Patient" },
      about: { "@id": "https://example.org/#treatment" },
      citation: [{ "@type": "MedicalScholarlyArticle", name: "A trial", datePublished: "2024" }],
    },
    {
      "@type": "MedicalClinic",
      name: "A clinic",
      hasOfferCatalog: {
        "@type": "OfferCatalog",
        itemListElement: [
          {
            "@type": "Offer",
            price: "100.00",
            priceSpecification: { "@type": "UnitPriceSpecification", price: "100.00", validFrom: "2026-11-22" },
            itemOffered: { "@type": "Service", name: "A visit" },
          },
        ],
      },
    },
  ],
});

/** What is spoilt, by putting what instead of what, and what is said of it. */
const SPOILT: readonly [what: string, old: string, put: string, said: RegExp][] = [
  ["a misspelt property", '"name":"What', '"nmae":"What', /"nmae": "What it costs".*does not exist in type/],
  ["a misspelt property far inside", '"validFrom"', '"validForm"', /"validForm"/],
  ["a misspelt property in a list", '"datePublished"', '"datePublish"', /"datePublish"/],
  ["a number for a day", '"2026-11-22","med', '20261122,"med', /"lastReviewed": 20261122.*'number' is not/],
  ["a type that schema.org does not have", '"MedicalClinic"', '"MedicalClinik"', /MedicalClinik/],
  ["a type that does not belong there", '"Service"', '"MedicalTherapy"', /'"MedicalTherapy"' is not assignable/],
  ["a property of another type", '"medicalAudience"', '"hasOfferCatalog"', /"hasOfferCatalog"/],
  ["a price range on a page", '"lastReviewed"', '"priceRange"', /"priceRange"/],
];

// One run of the compiler judges all cases: starting it is what takes the time.
const spoilt = SPOILT.map(([what, old, put], index) => asModule(what, index + 2, RIGHT.replace(old, put)));
const problems = typeProblems([asModule("a right page", 1, RIGHT), ...spoilt]);
const about = (what: string): string[] => problems.filter((problem) => problem.startsWith(`${what}:`));

test("a right page has no problem", () => {
  assert.deepEqual(about("a right page"), []);
});

for (const [index, [what, old, , said]] of SPOILT.entries()) {
  test(`${what} is found, once, with its line`, () => {
    assert.ok(RIGHT.includes(old), `${old} is not in the right page`);
    const found = about(what);
    assert.equal(found.length, 1, found.join("\n"));
    assert.match(found[0] ?? "", said);
    assert.ok(found[0]?.startsWith(`${what}:${index + 2}: structured data has `), found[0]);
  });
}

for (const [what, json] of [
  ["text that is no JSON", "{"],
  ["another context", RIGHT.replace("https://schema.org", "https://example.org")],
  ["a page without a graph", '{"@context":"https://schema.org"}'],
  ["a node without a type", RIGHT.replace('"@type":"MedicalWebPage",', "")],
  ["a type that is code", RIGHT.replace('"MedicalWebPage"', '"Thing = 0; //"')],
] as const) {
  test(`${what} cannot be read`, () => {
    assert.throws(() => asModule("page", 1, json), SyntaxError);
  });
}
