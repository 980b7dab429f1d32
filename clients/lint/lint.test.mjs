/** Every rule can fail: a whole document passes, and one that is broken for a rule is complained of by that rule. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { lint } from "./lint.mjs";
import { RULES } from "./rules.mjs";

const DOCUMENT = new URL("../../docs/openapi.json", import.meta.url);
const PATHS = ["/v1/quotes", "/v1/quotes/{id}", "/v1/events"];
const whole = await readFile(DOCUMENT, "utf8");
const part = partOf(JSON.parse(whole));
const quotes = (document) => document.paths["/v1/quotes"].get;
const parameter = (document, name) => quotes(document).parameters.find((one) => one.name === name);
const property = (document, model, name) => document.components.schemas[model].properties[name];

/** The document with three paths and what these use: as good to break as the whole, and ten times as fast to read. */
function partOf(document) {
  document.paths = Object.fromEntries(PATHS.map((path) => [path, document.paths[path]]));
  const used = new Set();
  const follow = (value) => {
    if (value === null || typeof value !== "object") return;
    const [, kind, name] = /^#\/components\/(\w+)\/([^/]+)$/.exec(value.$ref) ?? [];
    if (name && !used.has(value.$ref)) {
      used.add(value.$ref);
      follow(document.components[kind][name]);
    }
    Object.values(value).forEach(follow);
  };
  follow(document.paths);
  for (const [kind, components] of Object.entries(document.components)) {
    const kept = Object.entries(components).filter(([name]) => used.has(`#/components/${kind}/${name}`));
    document.components[kind] = Object.fromEntries(kept);
  }
  return document;
}

/** One way for each rule in which a document breaks it. */
const BREAKS = {
  struct: (document) => delete document.info.title,
  "no-unresolved-refs": (document) => { property(document, "Quote", "said").$ref = "#/components/schemas/Nothing"; },
  "security-defined": (document) => delete document.security,
  "no-unused-components": (document) => { document.components.schemas.Idle = { type: "object", description: "Idle." }; },
  "info-contact": (document) => delete document.info.contact,
  "info-license": (document) => delete document.info.license,
  "tag-description": (document) => delete document.tags[0].description,
  "operation-operationId": (document) => delete quotes(document).operationId,
  "operation-operationId-unique": (document) => { quotes(document).operationId = "listEvents"; },
  "operation-operationId-url-safe": (document) => { quotes(document).operationId = "list quotes"; },
  "operation-summary": (document) => delete quotes(document).summary,
  "operation-description": (document) => delete quotes(document).description,
  "operation-tag-defined": (document) => { quotes(document).tags = ["sayings"]; },
  "operation-2xx-response": (document) => delete quotes(document).responses["200"],
  "operation-parameters-unique": (document) => quotes(document).parameters.push(parameter(document, "person")),
  "path-parameters-defined": (document) => { document.paths["/v1/quotes/{id}"].get.parameters = []; },
  "path-not-include-query": (document) => { document.paths["/v1/quotes?q={q}"] = document.paths["/v1/quotes"]; },
  "no-path-trailing-slash": (document) => { document.paths["/v1/quotes/"] = document.paths["/v1/quotes"]; },
  "no-identical-paths": (document) => { document.paths["/v1/quotes/{key}"] = document.paths["/v1/quotes/{id}"]; },
  "no-enum-type-mismatch": (document) => document.components.schemas.QuoteKind.enum.push(7),
  "no-schema-type-mismatch": (document) => { document.components.schemas.Quote.items = { type: "string" }; },
  "no-required-schema-properties-undefined": (document) => document.components.schemas.Quote.required.push("mood"),
  "no-invalid-media-type-examples": (document) => delete document.components.examples["bad-cursor"].value.title,
  "no-invalid-schema-examples": (document) => { property(document, "Quote", "order").examples = ["third"]; },
  "no-empty-servers": (document) => { document.servers = []; },
  "verbale/operation-id-is-a-verb": (document) => { quotes(document).operationId = "quotes_v1_quotes_get"; },
  "verbale/one-tag": (document) => quotes(document).tags.push("events"),
  "verbale/answers-are-told": (document) => { quotes(document).responses["200"].description = "Successful Response"; },
  "verbale/json-is-alone": (document) => {
    quotes(document).responses["200"].content["text/csv"] = { schema: { type: "string" } };
  },
  "verbale/names-are-free": (document) => { document.components.schemas.Record = document.components.schemas.Quote; },
  "verbale/names-are-apart": (document) => {
    document.components.schemas.Quote.properties.quote = { type: "array", items: { type: "string" } };
  },
  "verbale/failures-are-problems": (document) => {
    quotes(document).responses["503"].content["application/problem+json"].schema = { type: "string" };
  },
  "verbale/failures-are-told": (document) => delete quotes(document).responses["422"],
  "verbale/parameters-are-told": (document) => { parameter(document, "person").schema.examples = []; },
  "verbale/parameters-have-no-default": (document) => { parameter(document, "limit").schema.default = 20; },
  "verbale/parameters-are-bounded": (document) => delete parameter(document, "person").schema.items.maxLength,
  "verbale/objects-are-named": (document) => {
    document.components.schemas.Quote.properties.said = { type: "object", additionalProperties: true };
  },
  "verbale/enumerations-are-named": (document) => {
    document.components.schemas.Quote.properties.quote_kind = { type: "string", enum: ["direct", "mixed"] };
  },
  "verbale/enumerations-have-names": (document) => delete document.components.schemas.QuoteSort["x-enum-varnames"],
  "verbale/lists-are-not-null": (document) => {
    const { properties } = document.components.schemas.Quote;
    properties.parts = { anyOf: [properties.parts, { type: "null" }] };
  },
  "verbale/models-are-described": (document) => delete document.components.schemas.Quote.description,
  "verbale/reading-is-conditional": (document) => delete quotes(document).responses["304"],
};

test("the document that is kept has nothing to complain of", async () => {
  assert.deepEqual(await lint(whole), []);
  assert.deepEqual(await lint(JSON.stringify(part)), []);
});

test("every rule is shown to fail", () => {
  assert.deepEqual(Object.keys(BREAKS).sort(), [...RULES].sort());
});

for (const [rule, breakIt] of Object.entries(BREAKS)) {
  test(`${rule} fails`, async () => {
    const document = structuredClone(part);
    breakIt(document);
    const rules = new Set((await lint(JSON.stringify(document))).map((found) => found.rule));
    assert.ok(rules.has(rule), `${rule} says nothing; ${[...rules].join(", ") || "no rule"} does`);
  });
}
