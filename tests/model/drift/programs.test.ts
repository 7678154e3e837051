import { expect, it } from "vitest";
import {
  comparePrograms,
  type LiveProgram,
  programsOfFiles,
} from "../../../lib/src/model/drift/programs/index.js";

const view = (text: string): ReadonlyMap<string, LiveProgram> =>
  new Map([["VIEW v", { kind: "VIEW", name: "v", words: text.split(" ") }]]);

it("a program that goes on longer on one side is another", () => {
  const [short, long] = [view("SELECT 1"), view("SELECT 1 FROM t WHERE a LIMIT 5 OFFSET 3 FOR SHARE")];
  const messages = (a: typeof short, b: typeof short) =>
    comparePrograms(a, b, []).map(({ message }) => message);
  expect(messages(short, short)).toEqual([]);
  expect(messages(short, long)).toEqual([
    'The view v is another on the server: the file says no more, the server says "FROM t WHERE a LIMIT 5 OFFSET 3 ...". Run the file again, or mend it.',
  ]);
  expect(messages(long, short)).toEqual([expect.stringContaining("the server says no more.")]);
});

it("the programs of files are found where they are made", () => {
  const text = [
    "DROP PROCEDURE IF EXISTS p;",
    "CREATE TABLE t (event INT, `view` INT);",
    "CREATE DEFINER = CURRENT_USER FUNCTION IF NOT EXISTS `f g`() RETURNS INT RETURN 1;",
    "CREATE",
    "  PROCEDURE p() SELECT 1;",
    "ALTER EVENT e ENABLE;",
  ].join("\n");
  const place = (line: number) => ({ file: "p.sql", line });
  expect(programsOfFiles([{ file: "p.sql", text }])).toEqual([
    { kind: "FUNCTION", name: "f g", place: place(3) },
    { kind: "PROCEDURE", name: "p", place: place(4) },
  ]);
});
