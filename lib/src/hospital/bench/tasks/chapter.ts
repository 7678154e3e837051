import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { NotebookError } from "../../../errors.js";
import { runNotebook } from "../../../workbook/run/index.js";
import { loadMysql } from "../../load.js";
import { simulate } from "../../simulate/index.js";
import type { Sample, Task } from "../contender.js";
import { breakGround } from "../ground.js";

const QUESTION = `SELECT c.priority, d.response_s AS seconds
  FROM emergency_call AS c JOIN dispatch AS d USING (call_id) WHERE d.response_s IS NOT NULL`;

/** Connect, question, frame, group, chart: as a chapter of this workbook does it. */
const WITH_HERS = [
  `import { connect, pl, Plot } from "hers";
const mysql = await connect(process.env.BENCH_URL!);`,
  `const rows = await mysql.sql\`${QUESTION}\`;
rows`,
  `const frame = rows.frame();
frame.height`,
  `const byPriority = frame.groupBy("priority").agg(pl.col("seconds").quantile(0.9).alias("p90")).sort("priority");
byPriority`,
  `await mysql.end();
Plot.plot({ marks: [Plot.barX(byPriority.toRecords(), { x: "p90", y: "priority" })] })`,
];

/** The same with the drivers' own packages and their types, on tslab as it is. */
const WITH_DRIVERS = [
  `import { createConnection, RowDataPacket } from "mysql2/promise";
import pl from "nodejs-polars";
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
const mysql = await createConnection(process.env.BENCH_URL!);`,
  `const [rows] = await mysql.query<RowDataPacket[]>(\`${QUESTION}\`);
rows.slice(0, 10)`,
  `const frame = pl.DataFrame(rows as Record<string, any>[]);
frame.height`,
  `const byPriority = frame.groupBy("priority").agg(pl.col("seconds").quantile(0.9).alias("p90")).sort("priority");
console.log(byPriority.toString())`,
  `await mysql.end();
const { document } = parseHTML("<html></html>");
console.log(Plot.plot({ document: document as any, marks: [Plot.barX(byPriority.toRecords(), { x: "p90", y: "priority" })] }).outerHTML)`,
];

/** A chapter of five cells, from the start of the kernel to its end. */
export async function chapter(): Promise<Task> {
  const ground = await breakGround("chapter");
  await (await loadMysql(ground.database, simulate(), () => {})).end();
  const url = new URL(ground.database.mysqlUrl);
  url.pathname = `/${ground.database.name}`;
  const contender = (name: string, what: string, kernel: "hers" | "plain", cells: readonly string[]) => {
    const file = join(ground.folder, `${kernel}.ipynb`);
    writeFileSync(file, notebook(cells));
    return { name, what, run: () => timed(file, kernel, url.href) };
  };
  return {
    id: "chapter",
    title: "a chapter of five cells, the kernel's start and end included",
    rows: 0,
    contenders: [
      contender("hers", "the launcher with light types", "hers", WITH_HERS),
      contender("tslab", "plain tslab with the drivers' own types", "plain", WITH_DRIVERS),
    ],
    leftOut: [],
    close: ground.close,
  };
}

async function timed(file: string, kernel: "hers" | "plain", url: string): Promise<Sample> {
  const started = performance.now();
  const run = await runNotebook(file, { kernel, env: { ...process.env, BENCH_URL: url } });
  const [failure] = run.failures;
  if (failure !== undefined) {
    throw new NotebookError(
      "BENCH_FAILED",
      `The benchmark's chapter failed on ${kernel}: ${failure.message}`,
    );
  }
  return { seconds: (performance.now() - started) / 1000, peakMemoryMb: null };
}

function notebook(cells: readonly string[]): string {
  return JSON.stringify({
    cells: cells.map((source, index) => ({
      cell_type: "code",
      execution_count: null,
      id: `cell-${index + 1}`,
      metadata: {},
      outputs: [],
      source,
    })),
    metadata: { kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" } },
    nbformat: 4,
    nbformat_minor: 5,
  });
}
