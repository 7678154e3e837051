import { describe, expect, it } from "vitest";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import type { Column } from "../../../lib/src/stores/columns.js";
import { CHECKS } from "./checks.js";
import { type Row, rowsOf } from "./reading.js";
import { type SchemaColumn, simulatedTables } from "./schema-files.js";

const TABLES = simulatedTables();
/** New seeds at every run: a rule holds for all of them or is no rule. The title shows them. */
const SEEDS = [1, 2].map(() => Math.floor(Math.random() * 2 ** 31));

const KINDS: readonly (readonly [RegExp, Column["kind"][]])[] = [
  [/^(TINYINT|SMALLINT|INT)$/, ["int"]],
  [/^BIGINT$/, ["bigint"]],
  [/^BOOLEAN$/, ["boolean"]],
  [/^DECIMAL/, ["decimal"]],
  [/^DATETIME/, ["instant"]],
  [/^DATE$/, ["date"]],
  [/^POINT$/, ["point"]],
  [/^ENUM/, ["code"]],
  [/^JSON$/, ["text"]],
  [/^(VAR)?CHAR/, ["text", "code"]],
];
const LIMITS: Readonly<Record<string, number>> = { TINYINT: 127, SMALLINT: 32_767, INT: 2 ** 31 - 1 };

/** What is wrong with a value in a column of that SQL type; undefined if nothing. */
function misfit({ type, nullable }: SchemaColumn, value: Row[string]): string | undefined {
  if (value === null || value === undefined) return nullable ? undefined : "is NULL";
  const [, length] = /^(?:VAR)?CHAR\((\d+)\)/.exec(type) ?? [];
  if (length !== undefined && [...(value as string)].length > Number(length))
    return `is longer than ${length}`;
  if (/^CHAR/.test(type) && [...(value as string)].length !== Number(length))
    return `is shorter than ${length}`;
  if (type.startsWith("ENUM") && !type.includes(`'${value}'`)) return "is no member";
  if (LIMITS[type] !== undefined && Math.abs(value as number) > LIMITS[type]) return "is out of range";
  return undefined;
}

it("reads the schema files: every table, and something of each kind", () => {
  expect(TABLES).toHaveLength(38);
  expect(TABLES.flatMap((table) => table.foreignKeys).length).toBeGreaterThan(40);
  expect(TABLES.flatMap((table) => table.checks).sort()).toEqual(Object.keys(CHECKS).sort());
});

describe.each([
  [{ seed: 1 }],
  [{ seed: SEEDS[0]!, calls: 700, ambulances: 2 }],
  [{ seed: SEEDS[1]!, calls: 9000, ambulances: -1, beds: -1 }],
  [{ seed: SEEDS[0]!, calls: 1 }],
])("the data of simulate(%j)", (options) => {
  const hospital = simulate(options);
  const rows = new Map(TABLES.map(({ name }) => [name, rowsOf(hospital, name)]));
  const of = (table: string): Row[] => rows.get(table)!;

  it("have the tables and columns of the schema, in its order, of fitting kinds", () => {
    const order = hospital.tables.map(({ name }) => name);
    expect(order).toEqual(TABLES.map(({ name }) => name));
    for (const table of TABLES) {
      const { columns } = hospital.table(table.name);
      expect(Object.keys(columns), table.name).toEqual(table.columns.map(({ name }) => name));
      for (const { name, type } of table.columns) {
        const kinds = KINDS.find(([pattern]) => pattern.test(type))![1];
        expect(kinds, `${table.name}.${name} ${type}`).toContain(columns[name]!.kind);
      }
    }
  });

  it("fit their types and are NULL only where they may be", () => {
    const wrong = TABLES.flatMap((table) =>
      table.columns.flatMap((column) => {
        const bad = of(table.name).find((row) => misfit(column, row[column.name]!) !== undefined);
        if (bad === undefined) return [];
        return [`${table.name}.${column.name}: ${bad[column.name]} ${misfit(column, bad[column.name]!)}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("have unique keys", () => {
    const wrong = TABLES.flatMap((table) =>
      table.keys
        .filter((key) => {
          const values = of(table.name).map((row) =>
            key.map((name) => String(row[name]).toLowerCase()).join("|"),
          );
          return new Set(values).size !== values.length;
        })
        .map((key) => `${table.name} (${key})`),
    );
    expect(wrong).toEqual([]);
  });

  it("refer to rows that are there, and that come before in the same table", () => {
    const wrong: string[] = [];
    for (const table of TABLES) {
      for (const { columns, table: other, references } of table.foreignKeys) {
        const key = (row: Row, names: readonly string[]) => names.map((name) => row[name]).join("|");
        const known = new Set(other === table.name ? [] : of(other).map((row) => key(row, references)));
        for (const row of of(table.name)) {
          const missing = columns.every((name) => row[name] !== null) && !known.has(key(row, columns));
          if (missing) wrong.push(`${table.name} (${columns}) ${key(row, columns)} -> ${other}`);
          if (other === table.name) known.add(key(row, references));
        }
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it("pass every CHECK", () => {
    const wrong = TABLES.flatMap((table) =>
      table.checks.flatMap((check) => {
        const bad = of(table.name).find((row) => !CHECKS[check]!(row));
        return bad === undefined ? [] : [`${check}: ${JSON.stringify(bad)}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
