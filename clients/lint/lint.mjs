/** Holds an OpenAPI document to the rules of `rules.mjs`: `node lint.mjs FILE`. Exit code 1 where one is broken. */

import { readFile } from "node:fs/promises";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { plugin, RULES } from "./rules.mjs";

const config = await createConfig({ plugins: [plugin], rules: Object.fromEntries(RULES.map((rule) => [rule, "error"])) });

/** What is wrong with a document, as rule, place and complaint. */
export async function lint(source) {
  const problems = await lintFromString({ source, absoluteRef: "openapi.json", config });
  return problems.map(({ ruleId, message, location: [place] }) => ({ rule: ruleId, place: place?.pointer ?? "#/", message }));
}

if (import.meta.url === pathToFileURL(argv[1]).href) {
  const found = await lint(await readFile(argv[2], "utf8"));
  for (const { rule, place, message } of found) {
    console.error(`${rule}: ${place}: ${message}`);
  }
  console.log(`${argv[2]}: ${RULES.length} rules, ${found.length} complaints`);
  process.exitCode = found.length ? 1 : 0;
}
