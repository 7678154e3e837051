/** Answers of both stores as Polars frames. */

export { type Documents, type MongoOptions, readMongo } from "./mongo/index.js";
export { frameOf, type MysqlOptions, type ResultLike, readMysql } from "./mysql/index.js";
export type { Progress } from "./parts.js";
export { type DataFrame, displayFrames, type Expr, polars, type RealPolars, type Series } from "./polars.js";
export { roundedRatio } from "./rounded.js";
export { type TableReader, tableReader } from "./tables.js";
