/** The TypeScript client at work: `node usage.js http://127.0.0.1:8000` prints what it got, as JSON. */

import { argv } from "node:process";
import createClient from "openapi-fetch";
import type { Problem, Quote, QuoteCompact, paths } from "verbale";

const verbale = createClient<paths>({ baseUrl: argv[2] ?? "http://127.0.0.1:8000" });

// -- a list
/** The newest quotes on a sector, a line each. */
async function newest(sector: string): Promise<string[]> {
  const { data, error } = await verbale.GET("/v1/quotes", {
    params: { query: { sector: [sector], sort: "-date", limit: 5 } },
  });
  if (error) throw new Error(error.detail);
  return data.items.map((quote) => `${quote.said.edtf}, ${quote.speaker?.name ?? "unsure"}: ${quote.text}`);
}
// --

// -- a record
/** What somebody was, by every source that states it. */
async function offices(id: string): Promise<string[]> {
  const { data, error } = await verbale.GET("/v1/persons/{id}", { params: { path: { id } } });
  if (error) throw new Error(error.detail);
  return data.roles.map((role) => `${role.title} (${role.country ?? "no country"}, ${role.status})`);
}
// --

// -- whole or compact
/** A list has whole records, or with `view=compact` short ones; a member that only one of them has tells which. */
function selectors(quotes: readonly (Quote | QuoteCompact)[]): string[] {
  return quotes.flatMap((quote) => ("parts" in quote ? quote.parts.map((part) => `${part.start}-${part.end}`) : []));
}
// --

// -- a problem
/** What to ask instead of a name that fits nobody, or too many. */
function instead(problem: Problem): string[] {
  switch (problem.type) {
    case "/problems/ambiguous-person":
      return (problem.candidates ?? []).map((one) => `${one.id}: ${one.name}, ${one.quote_count} quotes`);
    case "/problems/unknown-person":
      return (problem.suggestions ?? []).map((one) => `${one.id}: ${one.name}`);
    default:
      return problem.errors.map((fault) => `${fault.parameter}: ${fault.detail}`);
  }
}

async function quotesOf(person: string): Promise<string[]> {
  const { data, error, response } = await verbale.GET("/v1/quotes", { params: { query: { person: [person] } } });
  return error ? [`${response.status}`, ...instead(error)] : selectors(data.items);
}
// --

// -- paging
/** Every quote, page by page: `next` is the cursor of the page that follows, and null on the last. */
async function* everyQuote(): AsyncGenerator<Quote | QuoteCompact> {
  let next: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: 50, ...(next !== null && { cursor: next }) };
    const { data, error } = await verbale.GET("/v1/quotes", { params: { query } });
    if (error) throw new Error(error.detail);
    yield* data.items;
    next = data.next;
  } while (next !== null);
}
// --

// -- a conditional request
/** The status of an answer, and of the same question asked with the ETag of that answer: 304, and no body. */
async function twice(id: string): Promise<[number, number]> {
  const first = await verbale.GET("/v1/persons/{id}", { params: { path: { id } } });
  const etag = first.response.headers.get("ETag") ?? "";
  const again = await verbale.GET("/v1/persons/{id}", { params: { path: { id }, header: { "If-None-Match": etag } } });
  return [first.response.status, again.response.status];
}
// --

/** What the compiler refuses; it is never called. */
export async function mistakes(): Promise<void> {
  // @ts-expect-error there is no such order
  await verbale.GET("/v1/quotes", { params: { query: { sort: "newest" } } });
  // @ts-expect-error there is no such filter
  await verbale.GET("/v1/quotes", { params: { query: { speaker: ["kevin-kim"] } } });
  // @ts-expect-error a record needs its id
  await verbale.GET("/v1/persons/{id}", {});
  // @ts-expect-error there is no such path
  await verbale.GET("/v1/people");
  const { data, error } = await verbale.GET("/v1/persons/{id}", { params: { path: { id: "kevin-kim" } } });
  // @ts-expect-error there may have been a problem
  data.name;
  // @ts-expect-error a person has no such member
  data?.surname;
  // @ts-expect-error nor has a problem
  error?.detial;
  // @ts-expect-error a problem has its candidates only where it is ambiguous
  error?.candidates.length;
}

const missing = await verbale.GET("/v1/persons/{id}", { params: { path: { id: "nobody-at-all" } } });
const all: string[] = [];
for await (const quote of everyQuote()) all.push(quote.id);
console.log(
  JSON.stringify({
    newest: await newest("shipbuilding"),
    offices: await offices("kevin-kim"),
    missing: missing.error && [missing.error.type, missing.error.status],
    ambiguous: await quotesOf("Kim"),
    unknown: await quotesOf("Kevn Kim"),
    selectors: await quotesOf("kevin-kim"),
    all,
    twice: await twice("kevin-kim"),
  }),
);
