import { describe, expect, it } from "vitest";
import { compareSchemas } from "../../../lib/src/model/drift/compare.js";
import { readSchema } from "../../../lib/src/model/drift/read-files.js";

const read = (sql: string) => readSchema([{ file: "schema.sql", text: sql }]);
const differences = (wanted: string, found: string, collation?: string): string[] =>
  compareSchemas(
    read(wanted),
    { ...read(found), ...(collation === undefined ? {} : { collation }) },
    { between: "files-live", names: ["The file", "the server"], everything: true },
  ).map(({ kind, subject, message }) => `${kind} ${subject}: ${message}`);

const table = (parts: string, options = ""): string =>
  `CREATE TABLE p (id INT PRIMARY KEY);\nCREATE TABLE t (a INT, b VARCHAR(9), ${parts}) ${options};`;
const one = table("c INT");

describe("what only files and servers know is compared", () => {
  it.each([
    [
      "AUTO_INCREMENT",
      table("c INT AUTO_INCREMENT, KEY k (c)"),
      table("c INT NOT NULL, KEY k (c)"),
      /^column-auto-increment t\.c: The file says AUTO_INCREMENT, the server says no AUTO_INCREMENT\.$/,
    ],
    [
      "ON UPDATE",
      table("c DATETIME ON UPDATE NOW()"),
      table("c DATETIME"),
      /^column-on-update t\.c: .* ON UPDATE NOW\(\), the server says no ON UPDATE\.$/,
    ],
    ["INVISIBLE", table("c INT INVISIBLE"), one, /^column-visibility t\.c: /],
    [
      "a collation",
      table("c TEXT COLLATE utf8mb4_bin"),
      table("c TEXT"),
      /^column-collation t\.c: .* utf8mb4_bin, the server says the collation of the database\.$/,
    ],
    [
      "an invisible index",
      table("c INT, KEY k (c) INVISIBLE"),
      table("c INT, KEY k (c)"),
      /^index-changed t\.k: .* BTREE k \(c\) INVISIBLE, /,
    ],
    [
      "an invisible unique key",
      table("c INT, UNIQUE k (c) INVISIBLE"),
      table("c INT, UNIQUE k (c)"),
      /^unique-key-changed t\.k: /,
    ],
    [
      "the comment of an index",
      table("c INT, KEY k (c) COMMENT 'x'"),
      table("c INT, KEY k (c)"),
      /^index-changed t\.k: .* with the comment "x"/,
    ],
    ["the comment of a column", table("c INT COMMENT 'x'"), one, /^column-comment t\.c: /],
    [
      "the order of columns",
      "CREATE TABLE t (a INT, b INT);",
      "CREATE TABLE t (b INT, a INT);",
      /^column-order t: The file says a, b, the server says b, a\.$/,
    ],
    [
      "the name of a foreign key",
      table("c INT, CONSTRAINT f FOREIGN KEY k (c) REFERENCES p (id), KEY k (c)"),
      table("c INT, CONSTRAINT g FOREIGN KEY (c) REFERENCES p (id), KEY k (c)"),
      /^constraint-name t\.c: The file says f, the server says g\.$/,
    ],
    [
      "subpartitions",
      table(
        "c INT",
        "PARTITION BY RANGE (c) SUBPARTITION BY HASH (a) SUBPARTITIONS 2 (PARTITION x VALUES LESS THAN (5))",
      ),
      table("c INT", "PARTITION BY RANGE (c) (PARTITION x VALUES LESS THAN (5))"),
      /^partitions t: /,
    ],
  ])("%s", (_, wanted, found, difference) => {
    expect(differences(wanted, found)).toEqual([expect.stringMatching(difference)]);
    expect(differences(found, wanted)).toHaveLength(1);
    expect(differences(wanted, wanted)).toEqual([]);
  });
});

it("a column without a collation has that of the database", () => {
  const written = table("c TEXT COLLATE utf8mb4_bin");
  const plain = "CREATE TABLE t (a VARCHAR(9), b INT);";
  const collated = "CREATE TABLE t (a VARCHAR(9) COLLATE utf8mb4_bin, b INT);";
  expect(differences(plain, collated, "utf8mb4_bin")).toEqual([]);
  expect(differences(plain, collated, "utf8mb4_0900_bin")).toEqual([
    "column-collation t.a: The file says the collation utf8mb4_0900_bin, the server says the collation utf8mb4_bin.",
  ]);
  expect(differences(written, written, "utf8mb4_0900_bin")).toEqual([]);
});

describe("two foreign keys on the same columns", () => {
  const twice = table(
    "c INT, CONSTRAINT f FOREIGN KEY (c) REFERENCES p (id), CONSTRAINT g FOREIGN KEY (c) REFERENCES p (id) ON DELETE CASCADE, KEY k (c)",
  );
  const swapped = table(
    "c INT, CONSTRAINT g FOREIGN KEY (c) REFERENCES p (id) ON DELETE CASCADE, CONSTRAINT f FOREIGN KEY (c) REFERENCES p (id), KEY k (c)",
  );
  const once = table("c INT, CONSTRAINT f FOREIGN KEY (c) REFERENCES p (id), KEY k (c)");

  it("are compared by their names, in any order", () => {
    expect(differences(twice, swapped)).toEqual([]);
  });
  it("are two: one of them does not stand for both", () => {
    expect(differences(twice, once)).toEqual([expect.stringMatching(/^missing-foreign-key t\.c: /)]);
    const second = table(
      "c INT, CONSTRAINT g FOREIGN KEY (c) REFERENCES p (id) ON DELETE CASCADE, KEY k (c)",
    );
    expect(differences(twice, second)).toEqual([expect.stringMatching(/^missing-foreign-key t\.c: /)]);
    expect(differences(once, twice)).toEqual([expect.stringMatching(/^extra-foreign-key t\.c: /)]);
  });
});

it("two checks that say the same are compared by their names, in any order", () => {
  const twice = table("CONSTRAINT c CHECK (a > 0), CONSTRAINT b CHECK (a > 0)");
  const swapped = table("CONSTRAINT b CHECK (a > 0), CONSTRAINT c CHECK (a > 0)");
  expect(differences(twice, swapped)).toEqual([]);
  expect(differences(twice, table("CONSTRAINT b CHECK (a > 0)"))).toEqual([
    expect.stringMatching(/^missing-check t\.c: /),
  ]);
});
