import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ScriptError } from "../../../lib/src/errors.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { runScript } from "../../../lib/src/stores/mysql/script.js";
import { ownDatabase } from "./database.js";

const database = ownDatabase("test-script");
const folder = mkdtempSync(join(tmpdir(), "hers script "));
let connection: Connection;
beforeAll(async () => {
  connection = await connect(database.current.mysqlUrl, { database: database.current.name });
});
afterAll(async () => {
  await connection.end();
  rmSync(folder, { recursive: true });
});

function script(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

it("runs tables, triggers and procedures of one file, and counts the statements", async () => {
  const file = script(
    "all.sql",
    `-- a table; with a comment
CREATE TABLE ward (ward_id INT PRIMARY KEY, name VARCHAR(40) NOT NULL);
DELIMITER //
CREATE TRIGGER ward_name BEFORE INSERT ON ward FOR EACH ROW
BEGIN
  SET NEW.name = TRIM(NEW.name); -- within; the body
END//
CREATE PROCEDURE open_ward(IN id INT)
BEGIN
  INSERT INTO ward VALUES (id, ' a;b ');
END//
DELIMITER ;
CALL open_ward(7);
`,
  );
  expect(await runScript(connection, file)).toBe(4);
  const [rows] = await connection.query<RowDataPacket[]>("SELECT * FROM ward");
  expect(rows).toEqual([{ ward_id: 7, name: "a;b" }]);
});

it("names file, the line of the mistake, MySQL's number and message, and the statement's first line", async () => {
  const file = script("typo.sql", "-- one\nSELECT 1;\n\nSELECT\n  1,\n  FROM nowhere;\n");
  const failure = await runScript(connection, file).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ScriptError);
  expect(failure).toMatchObject({ code: "SCRIPT_REFUSED" });
  const [message, statement] = (failure as Error).message.split("\n");
  expect(message).toMatch(
    /typo\.sql:6: You have an error in your SQL syntax; .* near 'FROM nowhere' \(MySQL 1064\)$/,
  );
  expect(statement).toBe("in: SELECT");
});

it("names the statement's first line where MySQL gives no line", async () => {
  const file = script("missing.sql", "SELECT 1;\n\n\nSELECT *\nFROM no_such_table;\n");
  await expect(runScript(connection, file)).rejects.toThrow(
    /missing\.sql:4: Table '.*no_such_table' doesn't exist \(MySQL 1146\)/,
  );
});

it.each([
  ["a procedure", "CREATE PROCEDURE p()\nBEGIN\n  DECLARE n INT;\n  SELECT 1 INTO n;\nEND;\n"],
  [
    "a trigger without BEGIN",
    "CREATE DEFINER = CURRENT_USER TRIGGER t BEFORE INSERT ON ward\nFOR EACH ROW IF NEW.ward_id < 0 THEN\n  SET NEW.ward_id = 0;\nEND IF;\n",
  ],
])("says that %s lacks its DELIMITER, and where it belongs", async (_, text) => {
  const file = script("cut.sql", `SELECT 1;\n\n${text}`);
  await expect(runScript(connection, file)).rejects.toThrow(
    /cut\.sql:3: the statement was cut at the first semicolon of its body\. Put DELIMITER \/\/ on a line before it, \/\/ behind its END, and DELIMITER ; on the line after \(MySQL 1064\)\nin: CREATE /,
  );
});

it("names the end of a statement that is unfinished for another reason", async () => {
  const file = script("unfinished.sql", "SELECT 1;\nCREATE TABLE t (\n  id INT,\n;\n");
  await expect(runScript(connection, file)).rejects.toThrow(/unfinished\.sql:3: .* near ''/);
});

it("says which file cannot be read", async () => {
  const failure = await runScript(connection, join(folder, "gone.sql")).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "SCRIPT_MISSING" });
  expect(String(failure)).toContain("gone.sql: the script cannot be read (ENOENT)");
});

it("runs nothing of a file that cannot be split", async () => {
  const file = script("open.sql", "CREATE TABLE half (id INT);\nSELECT 'open;\n");
  await expect(runScript(connection, file)).rejects.toMatchObject({ code: "SCRIPT_MALFORMED" });
  const [tables] = await connection.query<RowDataPacket[]>("SHOW TABLES LIKE 'half'");
  expect(tables).toEqual([]);
});
