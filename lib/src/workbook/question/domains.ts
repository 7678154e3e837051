/** Domains of parameters that a range cannot give: `role one of nurse, physician; begins first of a month`. */

import type { ObjectField, Parameter, ParameterDomain, ParameterType } from "./question.js";

const NAMED = /^([a-z][a-z0-9_]*)\s+(.*)$/;
const ONE_OF = /^one of\s+(.*)$/;
const FIRST_OF_MONTH = "first of a month";
const OBJECTS = /^list of \{(.*)\}$/;
const WORD = /^word of (\d{1,3}) to (\d{1,3}) letters(?:, but not (.+))?$/;
const FIELD = /^([a-z][a-z0-9_]*)\s+(\d{1,15})\s+to\s+(\d{1,15})$/;

/** The type of the parameters that may have a domain. */
const TYPE: Readonly<Record<ParameterDomain["kind"], ParameterType>> = {
  "one of": "text",
  "first of a month": "date",
  word: "text",
  "list of objects": "text",
};

/**
 * Gives parameters the domains that a header declares.
 *
 * @param text the header's field, with a semicolon between two domains; undefined: none
 * @param wrong told what is wrong and what to do; it throws
 */
export function withDomains(
  parameters: readonly Parameter[],
  text: string | undefined,
  wrong: (what: string) => never,
): Parameter[] {
  const domains = new Map<string, ParameterDomain>();
  for (const part of text === undefined ? [] : text.split(";").map((each) => each.trim())) {
    const [, name = "", rest = ""] = NAMED.exec(part) ?? [];
    const domain = parseDomain(rest);
    if (domain === undefined)
      return wrong(
        `"${part}" is no domain. Write "name one of a, b", "name first of a month", "name word of 3 to 9 letters, but not c, d" or "name list of {field 1 to 9, other 0 to 5}", with a semicolon between two.`,
      );
    const parameter = parameters.find((each) => each.name === name);
    if (parameter === undefined) return wrong(`there is no parameter "${name}" to have a domain.`);
    if (domains.has(name)) return wrong(`"${name}" has two domains. Keep one.`);
    if (parameter.type !== TYPE[domain.kind])
      return wrong(`"${name}" is ${parameter.type}, but only ${TYPE[domain.kind]} can be ${domain.kind}.`);
    const fault = outside(domain, parameter.default);
    if (fault !== undefined) return wrong(`the default of "${name}" must be ${fault}.`);
    domains.set(name, domain);
  }
  return parameters.map((parameter) => {
    const domain = domains.get(parameter.name);
    return domain === undefined ? parameter : { ...parameter, domain };
  });
}

function parseDomain(text: string): ParameterDomain | undefined {
  if (text === FIRST_OF_MONTH) return { kind: FIRST_OF_MONTH };
  const [, list] = ONE_OF.exec(text) ?? [];
  if (list !== undefined) {
    const values = parts(list);
    return values.includes("") ? undefined : { kind: "one of", values };
  }
  const word = WORD.exec(text);
  if (word !== null)
    return {
      kind: "word",
      least: Number(word[1]),
      most: Number(word[2]),
      not: word[3] === undefined ? [] : parts(word[3]),
    };
  const [, inside] = OBJECTS.exec(text) ?? [];
  if (inside === undefined) return undefined;
  const fields = parts(inside).map((part) => FIELD.exec(part));
  return fields.every((field) => field !== null)
    ? {
        kind: "list of objects",
        fields: fields.map(([, name, least, most]) => ({
          name: name!,
          least: Number(least),
          most: Number(most),
        })),
      }
    : undefined;
}

const parts = (text: string): string[] => text.split(",").map((part) => part.trim());

/** What a value would have to be; undefined if it is in the domain. */
export function outside(domain: ParameterDomain, value: number | string): string | undefined {
  switch (domain.kind) {
    case "one of":
      return domain.values.includes(String(value)) ? undefined : `one of ${domain.values.join(", ")}`;
    case "first of a month":
      return String(value).endsWith("-01")
        ? undefined
        : `the first day of a month, such as ${String(value).slice(0, 8)}01`;
    case "word":
      return outsideWords(domain, String(value));
    case "list of objects":
      return outsideObjects(domain.fields, String(value));
  }
}

function outsideWords(
  { least, most, not }: Extract<ParameterDomain, { kind: "word" }>,
  text: string,
): string | undefined {
  const fits = /^[A-Za-z]*$/.test(text) && text.length >= least && text.length <= most;
  if (!fits) return `one word of ${least} to ${most} letters, A to Z`;
  return not.includes(text.toLowerCase()) ? `a word other than ${not.join(", ")}` : undefined;
}

function outsideObjects(fields: readonly ObjectField[], text: string): string | undefined {
  const example = `[{${fields.map(({ name, least }) => `"${name}": ${least}`).join(", ")}}]`;
  const expected = `a JSON list such as ${example}`;
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return expected;
  }
  if (!Array.isArray(list)) return expected;
  const told = list.map((each: unknown) => objectFault(fields, each));
  const at = told.findIndex((fault) => fault !== undefined);
  if (at !== -1) return `${expected}; entry ${at + 1} ${told[at]}`;
  const keys = list.map((each: Readonly<Record<string, number>>) =>
    fields.map(({ name }) => each[name]).join(),
  );
  const twice = keys.findIndex((key, i) => keys.indexOf(key) !== i);
  return twice === -1
    ? undefined
    : `${expected} without duplicates; entry ${twice + 1} repeats entry ${keys.indexOf(keys[twice]!) + 1}`;
}

function objectFault(fields: readonly ObjectField[], given: unknown): string | undefined {
  const names = fields.map(({ name }) => name);
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return `is no object with ${names.join(" and ")}`;
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) return `has "${unknown}"; it may have ${names.join(" and ")}`;
  const bad = fields.find(({ name, least, most }) => {
    const value = (given as Readonly<Record<string, unknown>>)[name];
    return !(Number.isInteger(value) && (value as number) >= least && (value as number) <= most);
  });
  return bad && `needs "${bad.name}", a whole number from ${bad.least} to ${bad.most}`;
}
