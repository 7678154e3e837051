import type { MysqlConnection } from "../light.js";
import { nodesOf, type PlanNode } from "./node.js";

/** A table that was read before the plan began: a row by a whole key, or a subquery whose value the optimizer wanted to know. */
export interface ReadBefore {
  /** As the statement names it. */
  readonly table: string;
  readonly index: string | undefined;
  /** 0 where an outer join found none; undefined where MySQL does not tell. */
  readonly rows: 0 | 1 | undefined;
}

/** What was read before a plan began, and whether MySQL tells all of it. */
export interface Before {
  readonly tables: readonly ReadBefore[];
  /** Whether something was found at an end of an index, such as `MAX` of a key: MySQL tells of it, but not which tables. */
  readonly atEnds: boolean;
}

/** What is used of a row of `EXPLAIN FORMAT=TRADITIONAL`. */
interface Told {
  readonly table: string | null;
  readonly type: string | null;
  readonly key: string | null;
  readonly Extra: string | null;
}

/**
 * The tables that the plan leaves out. A tree begins where rows begin to flow: what the optimizer has looked up by then stands in it as a
 * constant or not at all. `EXPLAIN FORMAT=TRADITIONAL` lists those tables too.
 *
 * @param root the plan of the same statement
 */
export async function readBefore(
  connection: MysqlConnection,
  statement: string,
  root: PlanNode,
): Promise<Before> {
  const [told] = await connection.query<Told[]>(`EXPLAIN FORMAT=TRADITIONAL ${statement}`);
  const inPlan = [...nodesOf(root)].flatMap(({ table }) => table ?? []);
  const isLeftOut = ({ table }: ToldTable): boolean => {
    const at = inPlan.indexOf(table);
    if (at >= 0) inPlan.splice(at, 1);
    return at < 0;
  };
  // A name may stand for two tables, such as in two parts of a UNION: of these it is the constant that a plan leaves out.
  const named = told.flatMap(tableOf);
  const others = named.filter((each) => !isConstant(each) && isLeftOut(each));
  const constants = named.filter((each) => isConstant(each) && isLeftOut(each));
  const tables: ReadBefore[] = [
    // One of an inner join that is not there would have made an end of the plan: "no matching row in const table".
    ...constants.map(({ table, key, Extra }) => ({
      table,
      index: key ?? undefined,
      rows: NOT_THERE.test(Extra ?? "") ? (0 as const) : (1 as const),
    })),
    ...others.map(({ table }) => ({ table, index: undefined, rows: undefined })),
  ];
  return { tables, atEnds: told.some(({ Extra }) => Extra?.includes("Select tables optimized away")) };
}

type ToldTable = Told & { readonly table: string };

/** Not those whose rows the statement itself makes, as a subquery in FROM, a recursive CTE and JSON_TABLE do. */
const tableOf = (told: Told): ToldTable[] =>
  told.table === null || told.table.startsWith("<") || /Recursive|Table function/.test(told.Extra ?? "")
    ? []
    : [{ ...told, table: told.table }];

/** What MySQL says of a constant table of an outer join without a row; the second, where its key is NULL, and it did not even look. */
const NOT_THERE = /unique row not found|Impossible ON condition|const row not found/;

const isConstant = ({ type }: Told): boolean => type === "const" || type === "system";
