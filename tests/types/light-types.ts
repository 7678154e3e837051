/**
 * Compiled, never run: the light types that notebooks see must be promises the real libraries keep. A value of the library's own
 * type is given where the light one is asked for, parameters and results compared.
 */
import type {
  AggregationCursor,
  ChangeStream,
  ClientSession,
  Collection,
  Db,
  FindCursor,
  MongoClient,
} from "mongodb";
import type { Connection, ResultSetHeader, RowDataPacket } from "mysql2/promise";
import type pl from "nodejs-polars";
import type * as Frames from "../../lib/src/frames/light.js";
import type { Frames as Reading } from "../../lib/src/frames/light-reading.js";
import type { Outbox } from "../../lib/src/hospital/outbox/light.js";
import type { Reported } from "../../lib/src/hospital/reported/light.js";
import type * as Mongo from "../../lib/src/stores/mongo/light.js";
import type * as Mysql from "../../lib/src/stores/mysql/light.js";
import type { Result } from "../../lib/src/stores/mysql/sql.js";

declare const connection: Connection;
declare const rows: Result<pl.DataFrame>;
declare const cursor: FindCursor;
declare const aggregation: AggregationCursor;
declare const collection: Collection;
declare const db: Db;
declare const stream: ChangeStream;
declare const session: ClientSession;
declare const client: MongoClient;
declare const polars: typeof pl;
declare const frame: pl.DataFrame;
declare const expr: pl.Expr;
declare const series: pl.Series;
declare const groups: ReturnType<pl.DataFrame["groupBy"]>;

/** Where the light types name one of these, the library's own is handed over and comes back: nothing else makes one. */
type Own<T> = T extends Frames.DataFrame
  ? pl.DataFrame
  : T extends Frames.Expr
    ? pl.Expr
    : T extends Frames.GroupBy
      ? typeof groups
      : T extends Frames.Series
        ? pl.Series
        : T extends Mongo.Collection
          ? Collection
          : T extends Mongo.Cursor
            ? FindCursor
            : T extends Mongo.Session
              ? ClientSession
              : [keyof T, "session"] extends ["session", keyof T]
                ? { readonly session?: ClientSession }
                : T extends Mongo.ChangeStream
                  ? ChangeStream
                  : T extends readonly (infer Each)[]
                    ? Own<Each>[]
                    : T;
type AllOwn<Given extends unknown[]> = { [Index in keyof Given]: Own<Given[Index]> };

/**
 * The members of a light type as properties that hold functions: TypeScript compares those strictly, while a method passes that
 * takes less than is promised.
 */
type Strict<Light> = {
  [K in keyof Light]: Light[K] extends (...given: infer Given extends unknown[]) => infer Result
    ? (...given: AllOwn<Given>) => Own<Result>
    : Light[K];
};

/** Compiles if the real value keeps every promise of the light type. */
declare function keeps<Light>(real: Strict<Light>): void;

keeps<Mysql.MysqlConnection>(connection);
keeps<Mongo.MongoDatabase>(db);
keeps<Mongo.Collection>(collection);
keeps<Mongo.Cursor>(cursor);
keeps<Mongo.ChangeStream>(stream);
keeps<Mongo.Session>(session);
keeps<Mongo.Client>(client);
keeps<Mongo.AggregationCursor>(aggregation);
keeps<Omit<Frames.Polars, "when">>(polars);
keeps<Frames.DataFrame>(frame);
keeps<Frames.GroupBy>(groups);
keeps<Frames.Series>(series);
keeps<Omit<Frames.Expr, "str" | "date">>(expr);
keeps<Frames.Expr["str"]>(expr.str);
keeps<Frames.Expr["date"]>(expr.date);

// Chains and generics, as a notebook writes them; the results are of the light types.
export const otherwise: Frames.Expr = polars.when(expr).then(expr).otherwise(expr);
export const lightPolars: Frames.Polars["when"] = polars.when;
export const lightMysql: Mysql.MysqlConnection = connection;
export const lightMongo: Mongo.MongoDatabase = db;
/** What the `sql` tag gives; `frame` and the methods of an array, which name it again, are the caller's choice of a type. */
export const lightRows: Pick<Mysql.Rows<pl.DataFrame>, "columns" | "affectedRows" | "length"> = rows;
/** mysql2 lets the caller say what comes back, within its own kinds of result. */
export async function results(): Promise<[Mysql.Row[], Mysql.Field[], Mysql.Changed]> {
  const [rows, fields] = await connection.query<RowDataPacket[]>("SELECT 1");
  const [changed] = await connection.execute<ResultSetHeader>("DELETE FROM t");
  return [rows, fields, changed];
}

// Planted: each promises what the real library does not keep, and must not compile.
type With<Light, Member> = {
  [K in keyof Light | keyof Member]: K extends keyof Member
    ? Member[K]
    : K extends keyof Light
      ? Light[K]
      : never;
};

// @ts-expect-error a parameter of a wrong type
keeps<With<Mysql.MysqlConnection, { query(sql: number): Promise<[Mysql.Row[], Mysql.Field[]]> }>>(connection);
// @ts-expect-error a parameter that is wider than the real one
keeps<With<Mysql.MysqlConnection, { execute(sql: string, values: unknown[]): Promise<unknown> }>>(connection);
// @ts-expect-error a result of a wrong type
keeps<With<Mysql.MysqlConnection, { commit(): Promise<number> }>>(connection);
// @ts-expect-error a parameter of a wrong type
keeps<With<Mongo.Cursor, { limit(count: string): Mongo.Cursor }>>(cursor);
// @ts-expect-error a result of a wrong type
keeps<With<Mongo.Collection, { countDocuments(): Promise<string> }>>(collection);
// @ts-expect-error a result that lacks the field
keeps<With<Mongo.Collection, { deleteOne(filter: Mongo.Document): Promise<{ gone: number }> }>>(collection);
// @ts-expect-error a database has no such member
keeps<With<Mongo.MongoDatabase, { table(name: string): Mongo.Collection }>>(db);
// @ts-expect-error a result of a wrong type
keeps<With<Mongo.Session, { startTransaction(): number }>>(session);
// @ts-expect-error a stream may end without another change
keeps<With<Mongo.ChangeStream, { tryNext(): Promise<Mongo.Document> }>>(stream);
// @ts-expect-error a result of a wrong type
keeps<With<Mongo.AggregationCursor, { toArray(): Promise<number> }>>(aggregation);
// @ts-expect-error a parameter that is wider than the real one
keeps<With<Frames.Polars, { concat(frames: unknown[]): Frames.DataFrame }>>(polars);
// @ts-expect-error a result of a wrong type
keeps<With<Frames.DataFrame, { head(rows?: number): Frames.Series }>>(frame);
// @ts-expect-error a parameter of a wrong type
keeps<With<Frames.DataFrame, { sort(by: boolean): Frames.DataFrame }>>(frame);
// @ts-expect-error groups have no such member
keeps<With<Frames.GroupBy, { count(): Frames.DataFrame }>>(groups);
// @ts-expect-error a result of a wrong type
keeps<With<Frames.Series, { readonly length: string }>>(series);
// @ts-expect-error a parameter that is wider than the real one
keeps<With<Omit<Frames.Expr, "str" | "date">, { cast(type: unknown): Frames.Expr }>>(expr);
// @ts-expect-error a result of a wrong type
keeps<With<Omit<Frames.Expr, "str" | "date">, { alias(name: string): string }>>(expr);

/** The functions themselves, handed over as the public door does. */
export const lightReported: Reported = {} as typeof import("../../lib/src/hospital/reported/index.js");
export const light: Outbox = {} as typeof import("../../lib/src/hospital/outbox/index.js");

/** Reading is generic in the light types, because a chapter may ask for nodejs-polars' own frame: options and files are compared. */
type Real = typeof import("../../lib/src/frames/index.js");
export const mysqlOptions: NonNullable<Parameters<Real["readMysql"]>[3]> = {} as NonNullable<
  Parameters<Reading["readMysql"]>[3]
>;
export const mongoOptions: NonNullable<Parameters<Real["readMongo"]>[1]> = {} as NonNullable<
  Parameters<Reading["readMongo"]>[1]
>;
export const files: Pick<Reading, "writeParquet"> = {} as Real;
