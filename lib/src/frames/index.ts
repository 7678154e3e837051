/** Answers of both stores as Polars frames. */

export { type Documents, readMongo } from "./mongo.js";
export { frameOf, type ResultLike, readMysql } from "./mysql.js";
export { type DataFrame, displayFrames, type Expr, polars, type RealPolars, type Series } from "./polars.js";
export { roundedRatio } from "./rounded.js";
export { type TableReader, tableReader } from "./tables.js";
