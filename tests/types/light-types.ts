/**
 * Compiled, never run: the light types that notebooks see must be promises the real libraries keep. Every call below is
 * made on a value of the library's own type, through the light type.
 */
import type { Db } from "mongodb";
import type { Connection } from "mysql2/promise";
import type pl from "nodejs-polars";
import type { DataFrame, Polars } from "../../lib/src/frames/light.js";
import type { MongoDatabase } from "../../lib/src/stores/mongo/light.js";
import type { MysqlConnection } from "../../lib/src/stores/mysql/light.js";

/** Every member that the light type names exists on the real type and is a function where the light one is. */
type Kept<Light, Real> = {
  [K in keyof Light]: K extends keyof Real
    ? Light[K] extends (...args: never[]) => unknown
      ? Real[K] extends (...args: never[]) => unknown
        ? true
        : ["not a function", K]
      : true
    : ["missing", K];
};
type AllKept<Light, Real> = Kept<Light, Real>[keyof Light] extends true ? true : Kept<Light, Real>;

export const polars: AllKept<Polars, typeof pl> = true;
export const frame: AllKept<DataFrame, pl.DataFrame> = true;
export const mysql: AllKept<MysqlConnection, Connection> = true;
export const mongo: AllKept<MongoDatabase, Db> = true;
