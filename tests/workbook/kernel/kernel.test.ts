import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Executed, Kernel } from "../../../lib/src/workbook/run/kernel-client.js";
import { shown } from "./shown.js";

let kernel: Kernel;
const run = (source: string, limitSeconds = 30): Promise<Executed> => kernel.execute(source, limitSeconds);
const errorIn = async (source: string): Promise<string[]> => shown(await run(source));

beforeAll(async () => {
  kernel = await Kernel.start("hers");
});
afterAll(() => kernel.stop());

describe("a runtime error", () => {
  it("names the line of the cell's own source, types and comments above it included", async () => {
    const cell = `// how far is it?
interface Place {
  readonly x: number;
  readonly y: number;
}
type Leg = readonly [Place, Place];

const legs: Leg[] = [];
const first = (all: Leg[]): number => {
  const [from]: Leg = all[0]!;
  return from.x;
};
first(legs);`;
    expect(await errorIn(cell)).toEqual([
      "TypeError: undefined is not iterable (cannot read property Symbol(Symbol.iterator))\nline 10: const [from]: Leg = all[0]!;",
    ]);
  });

  it("names the earlier cell whose function failed, and the line that called it", async () => {
    await run(`function acuity(level: number): number {
  if (level > 5) throw new RangeError(\`no such level: \${level}\`);
  return level;
}`);
    const [error] = await errorIn("const levels = [1, 9];\n\nlevels.map(acuity);");
    expect(error).toMatch(
      /^RangeError: no such level: 9\ncell \[\d+\], line 2: if \(level > 5\) throw .*\nline 3: levels\.map\(acuity\);$/,
    );
  });

  it("names the line after an await", async () => {
    const cell = `await new Promise((resolve) => setTimeout(resolve, 5));
type Never = never;
JSON.parse("{");`;
    const [error] = await errorIn(cell);
    expect(error).toMatch(/^SyntaxError: .*JSON.*\nline 3: JSON\.parse\("\{"\);$/);
  });

  it("shows what was thrown if it is no error", async () => {
    expect(await errorIn('throw "no beds";')).toEqual(["Thrown: no beds"]);
    expect(await errorIn("throw { beds: 0 };")).toEqual(["Thrown: { beds: 0 }"]);
  });

  it("has a stack of cells, without the launcher, tslab or absolute paths", async () => {
    const [printed] = await errorIn(`const load = (): never => { throw new Error("full"); };
try { load(); } catch (error) { console.log((error as Error).stack); }`);
    expect(printed).toMatch(
      /^stdout: Error: full\n {4}at load \(cell \[\d+\], line 1\)\n {4}at cell \[\d+\], line 2\n$/,
    );
  });
});

describe("a type error", () => {
  it("is an error with line and column, and the cell does not run", async () => {
    expect(await errorIn('console.log("ran");\nconst beds: number = "many";')).toEqual([
      `CompileError: line 2, column 7: Type 'string' is not assignable to type 'number'.\nline 2: const beds: number = "many";`,
    ]);
  });

  it("tells a name that no cell has declared once, with the lines that use it", async () => {
    const cell = "const all = wards.length;\nconst twice = [wards, wards];\nbeds;\nwards;";
    expect(await errorIn(cell)).toEqual([
      [
        "CompileError: line 1, column 13: Cannot find name 'wards'. Also in lines 2, 4. If an earlier cell declares it, run that cell first.",
        "line 3, column 1: Cannot find name 'beds'. If an earlier cell declares it, run that cell first.",
        "line 1: const all = wards.length;",
      ].join("\n"),
    ]);
  });

  it("keeps the compiler's reasons together", async () => {
    const cell =
      "const unit: { beds: { free: number } } = { beds: { free: 1 } };\nconst wrong: { beds: { free: string } } = unit;";
    const [error] = await errorIn(cell);
    expect(error?.match(/line 2, column 7/g)).toHaveLength(1);
    expect(error).toContain("\n  ");
  });

  it.each([
    ["Node's globals", "const text: string = Buffer.from('a');"],
    [
      "a module of Node",
      'import { readFileSync } from "node:fs";\nconst size: number = readFileSync("package.json", "utf8");',
    ],
    ["the types of hers", 'import { eer } from "hers";\nconst wrong: number = eer.model;'],
    [
      "a driver",
      'import type { Connection } from "mysql2/promise";\nconst wrong = (connection: Connection) => connection.nothing();',
    ],
    [
      "a driver's base class",
      'import type { Connection } from "mysql2";\nconst bad = (connection: Connection) => connection.on(1, 2, 3);',
    ],
  ])("is caught in %s, light types or not", async (_, cell) => {
    expect((await run(cell)).error?.name).toBe("CompileError");
  });

  it("is not invented for what only the real types know", async () => {
    expect(await errorIn('new URL("mysql://localhost:3306/x").port')).toEqual(["text/plain: 3306"]);
  });
});

describe("the last value", () => {
  it.each([
    ["a number", "40 + 2", ["text/plain: 42"]],
    ["markup in a text, as text", "'<script>alert(1)</script>'", ["text/plain: <script>alert(1)</script>"]],
    ["nothing", "undefined", []],
    [
      "a value's own bundle",
      '({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<i>1 &lt; 2</i>" }) })',
      ["text/html: <i>1 &lt; 2</i>"],
    ],
    [
      "a promised bundle",
      '({ [Symbol.for("Jupyter.display")]: async () => ({ "text/plain": "later" }) })',
      ["text/plain: later"],
    ],
    [
      "bytes as base64",
      '({ [Symbol.for("Jupyter.display")]: () => ({ "image/png": new Uint8Array([1, 2, 3]) }) })',
      ["image/png: AQID"],
    ],
    [
      "a bundle of a database",
      '({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>hers_05_0a1b2c3d</b>" }) })',
      ["text/html: <b>hers</b>"],
    ],
  ])("is shown: %s", async (_, cell, expected) => {
    expect(await errorIn(cell)).toEqual(expected);
  });

  it("may be an instance of a class that shows itself", async () => {
    const cell = `class Ward {
  constructor(private readonly name: string) {}
  [Symbol.for("Jupyter.display")]() { return { "text/plain": this.name }; }
}
new Ward("A&E")`;
    expect(await errorIn(cell)).toEqual(["text/plain: A&E"]);
  });

  it("that cannot show itself is an error of its cell", async () => {
    const cell = '({ [Symbol.for("Jupyter.display")]: () => { throw new Error("no rows"); } })';
    expect(await errorIn(cell)).toEqual([
      'Error: no rows\nline 1: ({ [Symbol.for("Jupyter.display")]: () => { throw new Error("no rows"); } })',
    ]);
  });
});

describe("what a cell prints", () => {
  it("arrives whole: 3,000 lines", async () => {
    const [text] = await errorIn("for (let line = 0; line < 3000; line++) console.log('line', line);");
    expect(text?.split("\n")).toHaveLength(3_001);
    expect(text).toContain("line 2999\n");
  });

  it("shows a chapter's database as hers, in errors too", async () => {
    expect(await errorIn('console.log("hers_05_questions_0a1b2c3d");')).toEqual(["stdout: hers\n"]);
    const [error] = await errorIn('throw new Error("Unknown table hers_05_questions_0a1b2c3d.x");');
    expect(error).toContain("Error: Unknown table hers.x");
  });

  it("comes before the value, and a display between two lines stays between them", async () => {
    const cell =
      'import { display } from "tslab";\nconsole.log("a");\ndisplay.html("<b>b</b>");\nconsole.log("c");\n"d"';
    expect(await errorIn(cell)).toEqual([
      "stdout: a\n",
      "text/html: <b>b</b>",
      "stdout: c\n",
      "text/plain: d",
    ]);
  });

  it("names what a forgotten promise failed with", async () => {
    const cell =
      "void Promise.reject(new Error('forgotten'));\nawait new Promise((later) => setTimeout(later, 20));";
    expect(await errorIn(cell)).toEqual([
      "stderr: Error: forgotten\nline 1: void Promise.reject(new Error('forgotten'));\n",
    ]);
  });

  it("may be a warning", async () => {
    expect(await errorIn('console.warn("few beds");')).toEqual(["stderr: few beds\n"]);
  });

  it("holds no warning of Node about modules", async () => {
    expect(await errorIn('const plot = require("@observablehq/plot");\ntypeof plot.dot')).toEqual([
      "text/plain: function",
    ]);
  });
});

describe("a cell that does not end", () => {
  it.each([
    ["a loop", "while (true) {}"],
    ["a promise", "await new Promise(() => {});"],
  ])("is stopped and its kernel lives on with its variables: %s", async (_, cell) => {
    await run("const kept = 7;");
    const stopped = await run(cell, 1);
    expect(stopped.status).toBe("time-limit");
    expect(shown(stopped)).toEqual(["Interrupted: The cell was stopped."]);
    expect(await errorIn("kept")).toEqual(["text/plain: 7"]);
  });
});

describe("cells sent at once", () => {
  const sentAtOnce = (cells: string[], stopOnError: boolean): Promise<Executed[]> =>
    Promise.all(cells.map((cell) => kernel.execute(cell, 30, stopOnError)));

  it("have each its own output and error", async () => {
    const cells = [
      "console.log(1)",
      'throw new Error("two")',
      "await null; console.log(3)",
      "let four: string = 4;",
      "5",
    ];
    expect((await sentAtOnce(cells, false)).map(shown)).toEqual([
      ["stdout: 1\n"],
      [expect.stringContaining("Error: two\nline 1")],
      ["stdout: 3\n"],
      [expect.stringContaining("CompileError")],
      ["text/plain: 5"],
    ]);
  });

  it("after an error are aborted if the failed one asked for it", async () => {
    const all = await sentAtOnce(["1", 'throw new Error("stop")', "3", "4"], true);
    expect(all.map(({ status }) => status)).toEqual(["ok", "error", "aborted", "aborted"]);
  });

  it("run when they are sent after the error was reported", async () => {
    await sentAtOnce(['throw new Error("stop")', "2"], true);
    expect(shown(await kernel.execute("'again'", 30, true))).toEqual(["text/plain: again"]);
  });
});
