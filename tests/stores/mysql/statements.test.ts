import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ScriptError } from "../../../lib/src/errors.js";
import { splitScript } from "../../../lib/src/stores/mysql/statements.js";

const split = (text: string): string[] => splitScript(text, "x.sql").map((statement) => statement.sql);

describe("splitting a script", () => {
  it.each<[string, string, string[]]>([
    ["an empty file", "", []],
    ["white space, comments and stray delimiters", " \n-- a; b\n# c;\n/* d; */;;\n", []],
    ["two statements, the last without its delimiter", "SELECT 1; SELECT 2", ["SELECT 1", "SELECT 2"]],
    [
      "a delimiter in each kind of quotes",
      `SELECT ';', ";", \`;\`; SELECT 2;`,
      [`SELECT ';', ";", \`;\``, "SELECT 2"],
    ],
    ["doubled quotes", `SELECT 'it''s; ', "a"";", \`b\`\`;\`;`, [`SELECT 'it''s; ', "a"";", \`b\`\`;\``]],
    ["escaped quotes", `SELECT 'it\\'s; ', "\\";";SELECT 2`, [`SELECT 'it\\'s; ', "\\";"`, "SELECT 2"]],
    [
      "a backslash that is no escape in a quoted name",
      "SELECT `a\\`; SELECT 2",
      ["SELECT `a\\`", "SELECT 2"],
    ],
    [
      "an escaped backslash before the closing quote",
      "SELECT 'a\\\\'; SELECT 2",
      ["SELECT 'a\\\\'", "SELECT 2"],
    ],
    ["comment marks in strings", "SELECT '-- /* #'; SELECT 2", ["SELECT '-- /* #'", "SELECT 2"]],
    ["quotes in comments", "-- it's\n# it's\n/* it's */ SELECT 1;", ["SELECT 1"]],
    [
      "comments within a statement",
      "SELECT 1 -- one;\n, 2 # two;\n, /* three; */ 3;",
      ["SELECT 1 -- one;\n, 2 # two;\n, /* three; */ 3"],
    ],
    ["two minus signs that are no comment", "SELECT 5--1; SELECT 2", ["SELECT 5--1", "SELECT 2"]],
    ["a comment of two dashes alone", "SELECT 1\n--\n+ 1;", ["SELECT 1\n--\n+ 1"]],
    [
      "an executable comment, with a delimiter and its own end in strings",
      "/*!80000 SELECT ';*/' */; SELECT 2",
      ["/*!80000 SELECT ';*/' */", "SELECT 2"],
    ],
    ["an optimizer hint", "SELECT /*+ NO_INDEX(t) */ 1;", ["SELECT /*+ NO_INDEX(t) */ 1"]],
    [
      "another delimiter and back",
      "DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END//\ndelimiter ; -- as before\nSELECT 3;",
      ["CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END", "SELECT 3"],
    ],
    [
      "a delimiter named with CRLF and spaces",
      "  DELIMITER   $$  \r\nSELECT 1$$\r\nDELIMITER ;\r\n",
      ["SELECT 1"],
    ],
    ["a name that only begins like DELIMITER", "SELECT 1 AS\ndelimiters;", ["SELECT 1 AS\ndelimiters"]],
    ["a byte order mark and CRLF", "\uFEFFSELECT 1;\r\nSELECT 2;\r\n", ["SELECT 1", "SELECT 2"]],
    ["text beyond ASCII", "SELECT '🚑;é'; SELECT 2", ["SELECT '🚑;é'", "SELECT 2"]],
  ])("takes %s", (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it("gives each statement the line on which it begins, behind the comments before it", () => {
    const text = "-- head\n\nSELECT 'a\nb';/* x\n y */ SELECT 2;\n\n# c\n  SELECT 3";
    expect(splitScript(text, "x.sql").map(({ line }) => line)).toEqual([3, 5, 8]);
  });

  it.each([
    ["a string", "SELECT 1;\nSELECT 'it;\n", 2, "a string begins here and never ends; close it with '."],
    ["a string that ends in a backslash", "SELECT 'a\\'", 1, "a string begins here"],
    [
      "a quoted name",
      "SELECT 1;\n\nSELECT `a",
      3,
      "a quoted name begins here and never ends; close it with `.",
    ],
    [
      "a comment",
      "SELECT 1;\n/* no end\nSELECT 2;",
      2,
      "a comment begins here and never ends; close it with */.",
    ],
    ["an executable comment", "/*!80000 SELECT '*/'", 1, "a comment begins here and never ends"],
    [
      "a DELIMITER that is never restored",
      "SELECT 1;\nDELIMITER //\nSELECT 2//",
      2,
      "DELIMITER // is never restored",
    ],
    ["a DELIMITER without one", "DELIMITER\nSELECT 1;", 1, "DELIMITER without a delimiter"],
    [
      "a DELIMITER within a statement",
      "SELECT 1\nDELIMITER //\n",
      2,
      "DELIMITER within the statement that began on line 1; end that with ; first.",
    ],
    [
      "a DELIMITER within a statement that another delimiter should have ended",
      "DELIMITER //\nCREATE PROCEDURE p() BEGIN\n  SELECT 1;\nEND $$\nDELIMITER ;\n",
      5,
      "DELIMITER within the statement that began on line 2; end that with // first: since line 1 the delimiter is //.",
    ],
    [
      "a statement that its delimiter never ends",
      "SELECT 1;\nDELIMITER //\n-- one\nCREATE PROCEDURE p() BEGIN\n  SELECT 1;\nEND;\nSELECT 2;\n",
      4,
      "the statement that begins here never ends: since line 2 the delimiter is //. End it with //, and put DELIMITER ; on a line of its own behind it.",
    ],
    [
      "a statement on the line of its DELIMITER",
      "SELECT 1;\nDELIMITER // CREATE PROCEDURE p() SELECT 1//\nDELIMITER ;\n",
      2,
      'behind DELIMITER // stands "CREATE PROCEDURE p() SELECT 1//", which would be dropped; put it on the next line.',
    ],
    [
      "a quote as delimiter",
      "DELIMITER '\n",
      1,
      "DELIMITER ': quotes and backslashes cannot end a statement.",
    ],
  ])("refuses %s, naming file and line", (_, text, line, reason) => {
    const refused = expect(() => splitScript(text, "sql/x.sql"));
    refused.toThrow(ScriptError);
    refused.toThrow(`sql/x.sql:${line}: ${reason}`);
  });
});

const quoted = fc
  .tuple(
    fc.constantFrom("'", '"', "`"),
    fc.string({ unit: fc.constantFrom(";", "'", '"', "`", "\n", "-", "#", "/", "*", "a", " ", "é") }),
  )
  .map(([quote, inside]) => quote + inside.replaceAll(quote, quote + quote) + quote);
const comment = fc.constantFrom("-- it's; \n", '# "x;\n', "/* ';\n */");
const word = fc.constantFrom("SELECT", "a", "1", ",", "(", ")", "-", "+", "\n", "=");
const edge = word.filter((each) => each !== "\n");
const statement = fc
  .tuple(edge, fc.array(fc.oneof(quoted, comment, word), { maxLength: 12 }), edge)
  .map((parts) => parts.flat().join(" "));

describe("any script", () => {
  it("falls apart into the statements of which it was put together", () => {
    fc.assert(
      fc.property(fc.array(statement), fc.constantFrom(";", "//", "$$"), (statements, delimiter) => {
        const body = statements.map((sql) => `${sql}\n${delimiter}\n`).join("");
        expect(split(`DELIMITER ${delimiter}\n${body}DELIMITER ;\n`)).toEqual(statements);
      }),
    );
  });

  it("has every statement on the line that it is said to begin on", () => {
    fc.assert(
      fc.property(fc.array(statement), (statements) => {
        const text = statements.map((sql) => `${sql}\n;\n`).join("-- between\n");
        const lines = text.split("\n");
        for (const { sql, line } of splitScript(text, "x.sql")) {
          expect(
            lines
              .slice(line - 1)
              .join("\n")
              .trimStart()
              .startsWith(sql),
          ).toBe(true);
        }
      }),
    );
  });

  it("is split or refused with a ScriptError, whatever the text", () => {
    const unit = fc.constantFrom(
      "'",
      '"',
      "`",
      "\\",
      ";",
      "/",
      "*",
      "!",
      "-",
      "#",
      "\n",
      "\r",
      " ",
      "a",
      "DELIMITER ",
      "\n--",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        try {
          for (const { sql } of splitScript(text, "x.sql")) expect(text).toContain(sql);
        } catch (error) {
          expect(error).toBeInstanceOf(ScriptError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
