import type { TokenReader } from "../sql/token-reader.js";

/** First words of statements that leave tables as they are. */
const WORDS = [
  "ANALYZE",
  "BEGIN",
  "CALL",
  "CHECK",
  "COMMIT",
  "DELETE",
  "DESC",
  "DESCRIBE",
  "DO",
  "EXPLAIN",
  "FLUSH",
  "GRANT",
  "INSERT",
  "LOAD",
  "LOCK",
  "OPTIMIZE",
  "REPLACE",
  "REVOKE",
  "ROLLBACK",
  "SELECT",
  "SET",
  "SHOW",
  "START",
  "TABLE",
  "TRUNCATE",
  "UNLOCK",
  "UPDATE",
  "VALUES",
  "WITH",
];

/** What CREATE, ALTER and DROP may be about that is no table; and what stands before it, as in CREATE OR REPLACE VIEW. */
const OTHERS = [
  "AGGREGATE",
  "ALGORITHM",
  "DATABASE",
  "DEFINER",
  "EVENT",
  "FUNCTION",
  "OR",
  "PROCEDURE",
  "ROLE",
  "SCHEMA",
  "SQL",
  "TEMPORARY",
  "TRIGGER",
  "USER",
  "VIEW",
];

/** Whether the statement that the reader stands before leaves tables as they are. Nothing else may be passed over: it could be a misspelt CREATE TABLE. */
export const leavesTables = (reader: TokenReader): boolean =>
  reader.seesSign("(") || // a query in parentheses
  WORDS.some((word) => reader.seesWords(word)) ||
  ["CREATE", "ALTER", "DROP"].some((verb) => OTHERS.some((other) => reader.seesWords(verb, other)));
