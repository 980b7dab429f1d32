/** The explorer: which view an address means. Everything it shows comes from the public API. */
import { Ask } from "./views/ask.js";
import { Check } from "./views/check.js";
import { Compare } from "./views/compare.js";
import { ConceptPage, ConceptTree } from "./views/concept.js";
import { EventPage } from "./views/event.js";
import { Failure } from "./parts/states.js";
import { follow, useAddress } from "./router.js";
import { html, render, useEffect } from "./html.js";
import { List } from "./views/lists.js";
import { Network } from "./views/network.js";
import { OrganizationPage, SourcePage } from "./views/records.js";
import { Overview } from "./views/overview.js";
import { Page } from "./parts/page.js";
import { PersonPage } from "./views/person.js";
import { queryOf } from "./addresses.js";
import { QuotePage } from "./views/quote.js";
import { Search } from "./parts/search.js";

const PLAIN = { __proto__: null, "": Overview, check: Check, compare: Compare, network: Network };
const TREES = ["sectors", "topics"];
const LISTS = ["quotes", "events", "persons", "organizations", "sources"];
const RECORDS = { __proto__: null, quotes: QuotePage, events: EventPage, persons: PersonPage, organizations: OrganizationPage, sources: SourcePage, sectors: ConceptPage, topics: ConceptPage };

/** The view of a path: a component with its resource and id, or nothing. */
function viewOf(path) {
  const [, resource, id, more] = path.split("/");
  if (more !== undefined) return null;
  if (id) return RECORDS[resource] && { view: RECORDS[resource], resource, id: decoded(id) };
  if (id === "") return null;
  if (TREES.includes(resource)) return { view: ConceptTree, resource };
  if (LISTS.includes(resource)) return { view: List, resource };
  return PLAIN[resource] && { view: PLAIN[resource] };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function Explorer() {
  const address = useAddress();
  const [path] = address.split("?");
  const found = viewOf(path);
  useEffect(() => {
    for (const link of document.querySelectorAll("header.site nav a")) {
      const own = link.getAttribute("href");
      if (path === own || path.startsWith(`${own}/`)) link.setAttribute("aria-current", path === own ? "page" : "true");
      else link.removeAttribute("aria-current");
    }
  }, [path]);
  const query = queryOf(address);
  if (path === "/quotes" && query.has("ask")) return html`<${Ask} key=${address} query=${query} />`;
  if (!found) return html`<${Page} key=${path} title="No such page"><${Failure} problem=${{ title: "There is nothing at this address" }} /></${Page}>`;
  return html`<${found.view} key=${path} resource=${found.resource} id=${found.id} query=${query} />`;
}

follow((path) => Boolean(viewOf(path)));
render(html`<${Search} id="search" label="Search names, sectors, events, words" placeholder="Park semiconductors since 2025-09" />`, document.getElementById("find"));
render(html`<${Explorer} />`, document.getElementById("main"));
