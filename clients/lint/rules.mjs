/**
 * What the OpenAPI document is held to: rules that come with Redocly, and ours, which are about generated clients.
 *
 * A rule of ours is a visitor of the document; `ctx.report` is its complaint. Each says in one line what it costs a
 * client author where it is broken.
 */

const PROBLEM = "#/components/schemas/Problem";
const PROBLEM_JSON = "application/problem+json";
const TAKEN = ["Array", "Date", "Error", "Extract", "Function", "Map", "Object", "Record", "Set", "String", "Symbol", "Type"];
const VERBS = /^(list|get|export|embed|verify|cite|draw|compare|check|suggest|interpret|extract)([A-Z][A-Za-z]*)?$/;

/** Whether a schema is written where it is used, and not once under a name. */
const isInline = (location) => !/^#\/components\/schemas\/[^/]+$/.test(location.pointer);

const hasExample = (holder) =>
  holder?.example !== undefined ||
  (holder?.examples ?? []).length > 0 ||
  (holder?.items !== undefined && hasExample(holder.items)) ||
  (holder?.anyOf ?? []).some(hasExample);

/** A method name of the client: a verb, then what it is about. */
const operationIdIsAVerb = () => ({
  Operation(operation, { report, location }) {
    if (!VERBS.test(operation.operationId ?? "")) {
      report({ message: `“${operation.operationId}” is not a verb and its object.`, location: location.child("operationId") });
    }
  },
});

/** A tag is a module of the client: one, or the operation is generated twice. */
const oneTag = () => ({
  Operation(operation, { report }) {
    if (operation.tags?.length !== 1) {
      report({ message: "An operation has exactly one tag." });
    }
  },
});

/** The comment above what is answered; FastAPI's own says nothing. */
const answersAreTold = () => ({
  Response(response, { report }) {
    if (!response.description || response.description === "Successful Response") {
      report({ message: "What is answered is not described." });
    }
  },
});

/** What is JSON or something else is `Page | string` to whoever reads it. */
const jsonIsAlone = () => ({
  Response(response, { report, location }) {
    const types = Object.keys(response.content ?? {});
    if (types.includes("application/json") && types.length > 1) {
      report({ message: `JSON stands beside ${types.length - 1} other types.`, location: location.child("content") });
    }
  },
});

/** A model called Record hides the one of the language in every file that takes it in. */
const namesAreFree = () => ({
  NamedSchemas(schemas, { report, location }) {
    for (const name of Object.keys(schemas).filter((one) => TAKEN.includes(one))) {
      report({ message: `${name} is a name of TypeScript or Python.`, location: location.child(name) });
    }
  },
});

/** openapi-python-client calls an instance by its model: `variants.variants = …` is a list where the model was. */
const namesAreApart = () => ({
  NamedSchemas(schemas, { report, location }) {
    for (const [name, schema] of Object.entries(schemas)) {
      const instance = name.replace(/(?<!^)([A-Z])/g, "_$1").toLowerCase();
      if (schema.properties?.[instance] && schema.properties[instance].type !== "string") {
        report({ message: `${name} has a list or model of its own name.`, location: location.child(name) });
      }
    }
  },
});

/** An error of another shape is `unknown` to whoever handles it. */
const failuresAreProblems = () => ({
  Operation(operation, { report, location }) {
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      const content = response.content ?? {};
      const isProblem = Object.keys(content).join() === PROBLEM_JSON && content[PROBLEM_JSON].schema?.$ref === PROBLEM;
      if (/^([45]|default)/.test(status) && !isProblem) {
        report({ message: `${status} is not a Problem.`, location: location.child(["responses", status]) });
      }
    }
  },
});

/** What fails everywhere must be declared everywhere: 422 of a query, 404 of an id, 503 of a question to the store. */
const failuresAreTold = () => ({
  PathItem(item, { report, key, location }) {
    for (const [method, operation] of Object.entries(item)) {
      const asked = (operation.parameters ?? []).filter((one) => one.in !== "header");
      const due = [...(asked.length ? ["503"] : []), ...(String(key).includes("{id}") ? ["404"] : asked.length ? ["422"] : [])];
      for (const status of due.filter((one) => !(one in (operation.responses ?? {})))) {
        report({ message: `${status} is not declared.`, location: location.child([method, "responses"]) });
      }
    }
  },
});

/** The comment above an argument. */
const parametersAreTold = () => ({
  Parameter(parameter, { report, location }) {
    if (!parameter.description) {
      report({ message: `${parameter.name} is not described.`, location });
    }
    if (!hasExample(parameter) && !hasExample(parameter.schema)) {
      report({ message: `${parameter.name} has no example.`, location });
    }
  },
});

/** A generated client sends a default that it finds, and an export refuses a `limit` that is sent. */
const parametersHaveNoDefault = () => ({
  Parameter(parameter, { report, location }) {
    if (parameter.schema?.default !== undefined) {
      report({ message: `${parameter.name} has a default.`, location: location.child(["schema", "default"]) });
    }
  },
});

/** What is unbounded is refused by a server some day, and nobody can test for it. A server bounds headers together. */
const parametersAreBounded = () => {
  const isBounded = (schema, resolve) => {
    const found = schema?.$ref ? resolve(schema).node : schema;
    if (found?.type === "array") return found.maxItems !== undefined && isBounded(found.items, resolve);
    if (found?.type === "string") return found.maxLength !== undefined || found.enum !== undefined;
    if (found?.type === "integer" || found?.type === "number") {
      return found.minimum !== undefined && found.maximum !== undefined;
    }
    return found?.type === "boolean";
  };
  return {
    Parameter(parameter, { report, resolve, location }) {
      if (parameter.in !== "header" && !isBounded(parameter.schema, resolve)) {
        report({ message: `${parameter.name} has no bounds.`, location });
      }
    },
  };
};

/** An object without a name is `QuotePageFacets`, `EventPageFacets`, … in generated code: a class for each place. */
const objectsAreNamed = () => ({
  Schema(schema, { report, location }) {
    if ((schema.type === "object" || schema.properties) && isInline(location)) {
      report({ message: "An object stands here without a name." });
    }
  },
});

/** So is an enumeration. */
const enumerationsAreNamed = () => ({
  Schema(schema, { report, location }) {
    if (schema.enum && isInline(location)) {
      report({ message: "An enumeration stands here without a name." });
    }
  },
});

/** `-date` becomes VALUE_0 where `x-enum-varnames` does not say what to call it. */
const enumerationsHaveNames = () => ({
  Schema(schema, { report }) {
    const names = schema["x-enum-varnames"] ?? schema.enum ?? [];
    if (names.length !== (schema.enum ?? []).length || !names.every((one) => /^[A-Za-z][\w. -]*$/.test(one))) {
      report({ message: `${JSON.stringify(schema.enum)} makes no names.` });
    }
  },
});

/** A list is empty; one that may be null is asked about twice. */
const listsAreNotNull = () => ({
  Schema(schema, { report }) {
    const types = (schema.anyOf ?? []).map((one) => one.type);
    if (types.includes("array") && types.includes("null")) {
      report({ message: "A list that may be null." });
    }
  },
});

/** The comment above a class. */
const modelsAreDescribed = () => ({
  NamedSchemas: {
    Schema(schema, { report, location, key }) {
      if (!isInline(location) && !schema.description) {
        report({ message: `${key} is not described.` });
      }
    },
  },
});

/** Whoever keeps an answer may ask whether it still holds. */
const readingIsConditional = () => ({
  PathItem(item, { report, key, location }) {
    const { get } = item;
    if (!get || !String(key).startsWith("/v1/")) return;
    const asks = (get.parameters ?? []).some((one) => one.in === "header" && one.name === "If-None-Match");
    if (!asks || !get.responses?.["304"] || !get.responses["200"]?.headers?.ETag) {
      report({ message: "If-None-Match, 304 or the ETag of 200 is not declared.", location: location.child("get") });
    }
  },
});

const ours = {
  "operation-id-is-a-verb": operationIdIsAVerb,
  "one-tag": oneTag,
  "answers-are-told": answersAreTold,
  "json-is-alone": jsonIsAlone,
  "names-are-free": namesAreFree,
  "names-are-apart": namesAreApart,
  "failures-are-problems": failuresAreProblems,
  "failures-are-told": failuresAreTold,
  "parameters-are-told": parametersAreTold,
  "parameters-have-no-default": parametersHaveNoDefault,
  "parameters-are-bounded": parametersAreBounded,
  "objects-are-named": objectsAreNamed,
  "enumerations-are-named": enumerationsAreNamed,
  "enumerations-have-names": enumerationsHaveNames,
  "lists-are-not-null": listsAreNotNull,
  "models-are-described": modelsAreDescribed,
  "reading-is-conditional": readingIsConditional,
};

export const plugin = { id: "verbale", rules: { oas3: ours } };

const THEIRS = [
  "struct",
  "no-unresolved-refs",
  "security-defined",
  "no-unused-components",
  "info-contact",
  "info-license",
  "tag-description",
  "operation-operationId",
  "operation-operationId-unique",
  "operation-operationId-url-safe",
  "operation-summary",
  "operation-description",
  "operation-tag-defined",
  "operation-2xx-response",
  "operation-parameters-unique",
  "path-parameters-defined",
  "path-not-include-query",
  "no-path-trailing-slash",
  "no-identical-paths",
  "no-enum-type-mismatch",
  "no-schema-type-mismatch",
  "no-required-schema-properties-undefined",
  "no-invalid-media-type-examples",
  "no-invalid-schema-examples",
  "no-empty-servers",
];

export const RULES = [...THEIRS, ...Object.keys(ours).map((name) => `verbale/${name}`)];
