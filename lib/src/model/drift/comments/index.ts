import type { EerModel } from "../../eer/index.js";
import type { RelationalSchema } from "../../relational/relation.js";
import type { Difference, PhysicalSchema, PhysicalTable, Place } from "../physical.js";
import { type CommentRule, type Demand, demandsOf, rulesOf, staleColumns } from "./demand.js";

export type { CommentRule } from "./demand.js";

/** How the comment of a table begins, which then says what a row is. */
const ROW = /^One row: \S/;

/** What a comparison of comments is told. */
export interface CommentOptions {
  readonly model: EerModel;
  /** The model mapped and refined. */
  readonly schema: RelationalSchema;
  readonly rules: readonly CommentRule[];
  readonly placeInModel: (path: readonly string[]) => Place | undefined;
}

/**
 * Compares the comments that are written with what they have to say: a table's what one row is, a column's the unit, the NEMSIS element and
 * the note that the model has of its attribute, and what the rules ask for.
 *
 * @param written the schema files as they were read
 * @returns differences of the kinds `table-comment`, `column-comment` and `stale-comment-rule`
 */
export function compareComments(written: PhysicalSchema, options: CommentOptions): Difference[] {
  const { schema, rules } = options;
  const isKnown = (table: PhysicalTable): boolean => schema.relations.some(({ name }) => name === table.name);
  return [
    ...staleColumns(rules, schema).map((column): Difference => {
      const message = `A rule asks for a comment of ${column}, which is no column: follow what was renamed, or delete it.`;
      return { kind: "stale-comment-rule", between: "model", subject: column, message };
    }),
    ...written.tables.filter(isKnown).flatMap((table) => [
      ...tableComment(table),
      ...table.columns.flatMap((column) =>
        demandsOn(table, column.name, options)
          .filter(({ says }) => !column.comment.toLowerCase().includes(says.toLowerCase()))
          .map((demand) => columnComment(table, column, demand, options)),
      ),
    ]),
  ];
}

function tableComment({ name, comment, place }: PhysicalTable): Difference[] {
  if (ROW.test(comment)) return [];
  return [
    {
      kind: "table-comment",
      between: "model-files",
      subject: name,
      message: `The comment "${comment}" does not say what a row of ${name} is: begin it with "One row: ".`,
      ...(place === undefined ? {} : { place }),
    },
  ];
}

function demandsOn(table: PhysicalTable, column: string, { model, schema, rules }: CommentOptions): Demand[] {
  const relation = schema.relations.find(({ name }) => name === table.name);
  const own = relation?.columns.find(({ name }) => name === column);
  if (relation === undefined || own === undefined) return []; // an extra one, which is told already
  return [...demandsOf(model, relation, own), ...rulesOf(rules, `${table.name}.${column}`)];
}

function columnComment(
  table: PhysicalTable,
  column: PhysicalTable["columns"][number],
  { says, by, path }: Demand,
  { placeInModel }: CommentOptions,
): Difference {
  const at = path === undefined ? undefined : placeInModel(path);
  const { place = table.place } = column;
  return {
    kind: "column-comment",
    between: "model-files",
    subject: `${table.name}.${column.name}`,
    message: `${by}${at === undefined ? "" : ` (${at.file}:${at.line})`}, the comment "${column.comment}" does not say "${says}".`,
    ...(place === undefined ? {} : { place }),
  };
}
