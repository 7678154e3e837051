import { ModelError } from "../../../errors.js";
import type { Check, Column, ForeignKey, Relation, RelationalSchema } from "../relation.js";
import { nullTogether } from "../together.js";
import { relationNamed, withRelation } from "./refinement.js";

/** The name that the columns of a foreign key get when what they refer to becomes one column; undefined: they keep theirs. */
export type NameFor = (key: ForeignKey, columns: readonly string[], referred: string) => string | undefined;

/**
 * Puts one column in the place of a group of columns, in the relation's keys and conditions too, and does the same to the columns that
 * refer to the group, and to those that refer to these, down to the last weak entity.
 *
 * @param made the new column of a relation, given the first column of the group there and the new name
 * @throws {ModelError} `COLUMN_TWICE` if a column of that name is there already; `SHARED_COLUMNS` if a second foreign key uses a part
 *   of the group
 */
export function replaceColumns(
  schema: RelationalSchema,
  relationName: string,
  group: readonly string[],
  name: string,
  made: (first: Column, name: string) => Column,
  nameFor: NameFor,
): RelationalSchema {
  const result = withRelation(schema, relationName, (relation) => replaced(relation, group, name, made));
  return followReferences(result, relationName, group, name, made, nameFor);
}

/** Makes every foreign key to a group of columns refer to one column, and replaces the columns that it is made of. */
export function followReferences(
  schema: RelationalSchema,
  relationName: string,
  group: readonly string[],
  name: string,
  made: (first: Column, name: string) => Column,
  nameFor: NameFor,
): RelationalSchema {
  let result = schema;
  for (const relation of schema.relations) {
    relation.foreignKeys.forEach((key, i) => {
      if (key.relation !== relationName || !group.every((column) => key.references.includes(column))) return;
      // The columns may have new names by now: what one foreign key changed, the next one finds changed.
      const { columns } = relationNamed(result, relation.name).foreignKeys[i]!;
      const own = group.map((column) => columns[key.references.indexOf(column)]!);
      const references = collapsed(key.references, group, name);
      result = withRelation(result, relation.name, (each) => ({
        ...each,
        foreignKeys: each.foreignKeys.map((one, at) => (at === i ? { ...one, references } : one)),
      }));
      const next = nameFor(key, own, name);
      if (next !== undefined) result = replaceColumns(result, relation.name, own, next, made, nameFor);
    });
  }
  return result;
}

function replaced(
  relation: Relation,
  group: readonly string[],
  name: string,
  made: (first: Column, name: string) => Column,
): Relation {
  if (relation.columns.some((column) => column.name === name && !group.includes(name))) {
    throw new ModelError(
      "COLUMN_TWICE",
      `${relation.name} would have a second column ${name}. Refine the key that refers to several columns first.`,
    );
  }
  for (const { columns } of relation.foreignKeys) {
    const common = columns.filter((column) => group.includes(column)).length;
    if (common > 0 && common < group.length) {
      throw new ModelError(
        "SHARED_COLUMNS",
        `${relation.name}: a second foreign key uses a part of (${group.join(", ")}). Give one of the two a role in the model.`,
      );
    }
  }
  const renamed = (columns: readonly string[]): string[] => collapsed(columns, group, name);
  const names = new Map(group.map((column) => [column, name]));
  return {
    ...relation,
    columns: relation.columns.flatMap((column) => {
      if (column.name === group[0]) return [made(column, name)];
      return group.includes(column.name) ? [] : [column];
    }),
    primaryKey: renamed(relation.primaryKey),
    uniqueKeys: relation.uniqueKeys.map((key) => ({ ...key, columns: renamed(key.columns) })),
    foreignKeys: relation.foreignKeys.map((key) => ({ ...key, columns: renamed(key.columns) })),
    checks: withoutTwins(relation.checks.flatMap((check) => renamedCheck(check, names, renamed))),
  };
}

/** What was said of each of several columns is said of the one once. */
const withoutTwins = (checks: readonly Check[]): Check[] =>
  checks.filter(({ expression }, i) => checks.findIndex((other) => other.expression === expression) === i);

const collapsed = (columns: readonly string[], group: readonly string[], name: string): string[] => [
  ...new Set(columns.map((column) => (group.includes(column) ? name : column))),
];

function renamedCheck(
  check: Check,
  names: ReadonlyMap<string, string>,
  renamed: (columns: readonly string[]) => string[],
): Check[] {
  if (check.together !== undefined) return nullTogether(renamed(check.together), check.origin);
  return [{ ...check, expression: renamedExpression(check.expression, names) }];
}

/** An SQL expression with columns renamed; what stands in quotes is left alone. */
const renamedExpression = (expression: string, names: ReadonlyMap<string, string>): string =>
  expression.replace(/'(?:[^'\\]|''|\\.)*'|[A-Za-z_][A-Za-z0-9_$]*/g, (word) => names.get(word) ?? word);
