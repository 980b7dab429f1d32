/** Addresses: of views, of the API, and a query with something added or taken away. */

/** The query of an address as pairs. */
export const queryOf = (address) => new URLSearchParams(address.split("?")[1] ?? "");

/** A path with a query; lists repeat the parameter, what is null or empty is left out. */
export function at(path, values = {}) {
  const query = values instanceof URLSearchParams ? values : new URLSearchParams();
  if (query !== values) {
    for (const [name, value] of Object.entries(values)) {
      for (const one of [value].flat()) if (one !== null && one !== undefined && one !== "") query.append(name, one);
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** A copy of a query without some parameters. */
export function without(query, ...names) {
  const rest = new URLSearchParams(query);
  for (const name of names) rest.delete(name);
  return rest;
}

/** A copy of a query with a value of a parameter added, or taken away if it is there. */
export function toggled(query, name, value) {
  const values = query.getAll(name);
  const rest = without(query, name, "cursor");
  for (const one of values.includes(value) ? values.filter((other) => other !== value) : [...values, value]) {
    rest.append(name, one);
  }
  return rest;
}

/** The page of a record. */
export const page = (resource, id) => `/${resource}/${encodeURIComponent(id)}`;

const PAGES = { person: "persons", organization: "organizations", event: "events", sector: "sectors", topic: "topics" };

/** Where something of a type leads: to its page, or to the quotes that have it. */
export const leads = (type, id) => (PAGES[type] ? page(PAGES[type], id) : at("/quotes", { [type]: id }));

/** An address of http or https; null for any other, so that no link runs a script. */
export const outside = (address) => (/^https?:[/][/]/i.test(address ?? "") ? address : null);
