import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { display } from "../../../lib/src/show/bundle.js";
import { plotHandle } from "../../../lib/src/show/plot-handle.js";
import { plotly } from "../../../lib/src/show/plotly.js";
import { table } from "../../../lib/src/show/table.js";

/** Two small executed notebooks with one of everything that a chapter may hold. */
export function writeSampleNotebooks(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return [
    save(folder, "00-orientation", [
      markdown(
        "# Orientation & a <b>look</b> around\n\nWe follow one emergency from the telephone to the disposition. It takes two stores.\n\n**You will learn** how the data lie.\n\nThis takes about 20 minutes.",
      ),
      markdown("## First rows\n\nA table in Markdown:\n\n| store | rows |\n|---|---|\n| MySQL | 50,000 |"),
      code(
        "const rows = await mysql.sql`SELECT name, $\u007b1} AS one FROM patient WHERE name <> 'x'`;\nrows",
        result(table(HOSTILE)),
      ),
      code('console.log("hello")', stream("hello "), stream("world\n"), stream("careful\n", "stderr")),
      markdown("## A chart\n\nSee [the questions](05-questions.ipynb#your-turn)."),
      code("Plot.plot({ marks: [Plot.barY(kinds, …)] })", result(chart())),
      markdown("#### A heading that skips two levels"),
      code("process.uptime()", plain("1234.5"), ["volatile"]),
    ]),
    save(folder, "05-questions", [
      markdown("# Ten questions\n\nWhat people ask of the data, and how long they wait.\n\n- *time*: 1 hour"),
      code("plotly(figure)", result(plotly(FIGURE))),
      markdown("## Your turn\n\nCount the calls. ![a picture](missing.svg)"),
      code('await check("calls", mine)', plain("calls: 1 of 2 rows match."), ["exercise"]),
      code("const mine = 42;", undefined, ["solution"]),
      markdown("Because 6 times 7.", ["solution"]),
      code("undefinedName", {
        output_type: "error",
        ename: "ReferenceError",
        evalue: "undefinedName is not defined",
        traceback: ["\u001b[31mReferenceError\u001b[0m: undefinedName is not defined", "    at cell, line 1"],
      }),
      code("html", {
        output_type: "execute_result",
        execution_count: 9,
        metadata: {},
        data: {
          "text/html":
            '<p onclick="alert(1)">kept<script>alert(1)</script><img src="https://example.org/x.png" alt="far"><a href="javascript:alert(1)">link</a></p>',
        },
      }),
      code("wide", plain("x".repeat(400))),
    ]),
  ];
}

export const HOSTILE = [
  { id: 1, name: "<script>alert(1)</script>", note: null },
  { id: 2, name: "Robert'); DROP TABLE patient;--", note: "ordinary" },
];

const FIGURE = {
  data: [{ type: "bar", x: ["Medication", "Imaging"], y: [12, 5] }],
  layout: { title: { text: "Treatments" }, yaxis: { title: { text: "treatments" } } },
};

function chart() {
  const Plot = plotHandle() as unknown as Record<string, (...args: unknown[]) => never>;
  const kinds = [
    { kind: "Medication", treatments: 12 },
    { kind: "Imaging", treatments: 5 },
  ];
  return Plot.plot!({
    title: "Treatments by kind",
    marks: [Plot.barY!(kinds, { x: "kind", y: "treatments" })],
  });
}

type Output = Record<string, unknown>;

let count = 0;

const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const markdown = (text: string, tags: string[] = []) => ({
  cell_type: "markdown",
  metadata: { tags },
  source: lines(text),
});

function code(text: string, ...rest: (Output | string[] | undefined)[]) {
  count += 1;
  const outputs = rest.filter((each): each is Output => each !== undefined && !Array.isArray(each));
  const tags = rest.find(Array.isArray) ?? [];
  return { cell_type: "code", metadata: { tags }, source: lines(text), execution_count: count, outputs };
}

const result = (value: { [display](): object }): Output => ({
  output_type: "execute_result",
  execution_count: 1,
  metadata: {},
  data: value[display](),
});
const plain = (text: string): Output => ({
  output_type: "execute_result",
  execution_count: 1,
  metadata: {},
  data: { "text/plain": lines(text) },
});
const stream = (text: string, name = "stdout"): Output => ({
  output_type: "stream",
  name,
  text: lines(text),
});

function save(folder: string, name: string, cells: unknown[]): string {
  const file = join(folder, `${name}.ipynb`);
  writeFileSync(file, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }));
  return file;
}
