import type { Attribute, EntityType } from "../eer/index.js";
import type { Draft, DraftRelation } from "./draft.js";
import { namedIn } from "./named-in.js";

/** Adds the rules of an entity type, for its rows alone if it shares the relation. Their columns may come with a later step. */
export function addRules(
  draft: Draft,
  relation: DraftRelation,
  { name, rules }: EntityType,
  step: number,
): void {
  const member = draft.membership.get(name);
  rules.forEach(({ check }, i) => {
    const origin = { path: [name, "rules", String(i)], step, refinedBy: [] };
    const expression = member === undefined ? check : `NOT (${member}) OR (${check})`;
    relation.checks.push({ expression, origin });
  });
}

/** Takes out the rules that speak of columns of other relations, at the end: `unenforced` tells them. */
export function dropRulesOfSeveral({ model, relations }: Draft): void {
  const attributes = new Set(
    [...model.entities, ...model.relationships].flatMap((each) => namesOf(each.attributes)),
  );
  for (const relation of relations.values()) {
    const has = new Set(relation.columns.map((column) => column.name.toLowerCase()));
    relation.checks = relation.checks.filter(
      ({ expression, origin: { path } }) =>
        path[1] !== "rules" ||
        path.length < 3 ||
        [...namedIn(expression)].every((name) => has.has(name) || !attributes.has(name)),
    );
  }
}

/** The names of attributes and of their parts, in small letters. */
const namesOf = (attributes: readonly Attribute[]): string[] =>
  attributes.flatMap(({ name, parts }) => [name.toLowerCase(), ...namesOf(parts ?? [])]);
