export { type MysqlOptions, readMysql } from "./read.js";
export { frameOf, type ResultLike } from "./rows.js";
