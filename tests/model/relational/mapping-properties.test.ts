import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ModelError } from "../../../lib/src/errors.js";
import { columnsOf } from "../../../lib/src/model/drift/expression.js";
import { type Attribute, check, type EerModel } from "../../../lib/src/model/eer/index.js";
import { mapToRelations, type SpecialisationOption } from "../../../lib/src/model/relational/mapping.js";
import type { Relation, RelationalSchema } from "../../../lib/src/model/relational/relation.js";
import { unenforced } from "../../../lib/src/model/relational/unenforced/index.js";
import { randomModel } from "./random-model.js";

/** Without shrinking, which takes minutes here: the counterexample is printed. */
const RUNS = { seed: 20261128, endOnFailure: true, numRuns: process.env.HERS_LONG === "1" ? 20_000 : 600 };
const OPTIONS: readonly SpecialisationOption[] = ["8A", "8B", "8C", "8D"];

/** The schema, by the options that a number stands for; undefined where they are refused for a reason. */
function mapped(eer: EerModel, choice: number): RelationalSchema | undefined {
  const options = Object.fromEntries(
    eer.specialisations.map(({ name }, i) => [name, OPTIONS[Math.floor(choice / 4 ** i) % 4]!]),
  );
  try {
    return mapToRelations(eer, { specialisations: options }).schema;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    expect(["OPTION_IMPOSSIBLE", "NO_RELATION"], error.message).toContain(error.code);
    return undefined;
  }
}

const holds = (property: (eer: EerModel, schema: RelationalSchema) => void): void =>
  fc.assert(
    fc.property(randomModel, fc.nat(255), (eer, choice) => {
      expect(check(eer).filter(({ severity }) => severity === "error")).toEqual([]);
      property(eer, mapToRelations(eer).schema);
      const other = mapped(eer, choice);
      if (other !== undefined) property(eer, other);
    }),
    RUNS,
  );

const leaves = (path: readonly string[], attributes: readonly Attribute[]): string[] =>
  attributes
    .filter(({ derivedFrom }) => derivedFrom === undefined)
    .flatMap(({ name, parts }) =>
      parts === undefined ? [[...path, name].join(".")] : leaves([...path, name], parts),
    );

const named = (relation: Relation, columns: readonly string[]) =>
  columns.map((name) => relation.columns.find((column) => column.name === name));

describe("every sound model", () => {
  it("is mapped without losing an attribute", () => {
    holds((eer, { relations }) => {
      const origins = new Set(
        relations.flatMap(({ columns }) => columns.map(({ origin }) => origin.path.join("."))),
      );
      const wanted = [...eer.entities, ...eer.relationships].flatMap(({ name, attributes }) =>
        leaves([name], attributes),
      );
      expect(wanted.filter((path) => !origins.has(path))).toEqual([]);
    });
  });

  it("has each relationship as foreign keys, one for each end or for each but the holder", () => {
    holds((eer, { relations }) => {
      for (const { name, ends } of eer.relationships) {
        const holders = relations
          .map(({ foreignKeys }) => foreignKeys.filter(({ origin }) => origin.path.join() === name).length)
          .filter((count) => count > 0);
        const own = relations.some(({ origin }) => origin.path.join() === name);
        expect(new Set(holders)).toEqual(new Set([own ? ends.length : ends.length - 1]));
      }
    });
  });

  it("has primary keys of obligatory columns, and keys and checks of columns that are there", () => {
    holds((_, { relations }) => {
      for (const relation of relations) {
        expect(relation.primaryKey).not.toEqual([]);
        for (const column of named(relation, relation.primaryKey)) expect(column?.nullable).toBe(false);
        for (const { columns } of relation.uniqueKeys)
          expect(named(relation, columns)).not.toContain(undefined);
        for (const { expression } of relation.checks)
          expect(named(relation, columnsOf(expression)), expression).not.toContain(undefined);
      }
    });
  });

  it("has foreign keys to primary keys, column by column of one domain", () => {
    holds((_, { relations }) => {
      for (const relation of relations) {
        for (const key of relation.foreignKeys) {
          const target = relations.find(({ name }) => name === key.relation);
          expect(target?.primaryKey).toEqual(key.references);
          const domains = named(target!, key.references).map((column) => column!.domain);
          expect(named(relation, key.columns).map((column) => column!.domain)).toEqual(domains);
        }
      }
    });
  });

  it("holds each rule as a condition, or names it as open", () => {
    holds((eer, schema) => {
      const held = schema.relations.flatMap(({ checks }) =>
        checks.map(({ origin }) => origin.path.join(".")),
      );
      const open = unenforced(eer, schema).map(({ id }) => id);
      const rules = eer.entities.flatMap(({ name, rules }) => rules.map((_, i) => `${name}.rules.${i}`));
      expect(rules.filter((id) => held.includes(id) === open.includes(id))).toEqual([]);
    });
  });

  it("names each constraint that is left open once", () => {
    holds((eer, schema) => {
      const ids = unenforced(eer, schema).map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)]);
    });
  });
});
