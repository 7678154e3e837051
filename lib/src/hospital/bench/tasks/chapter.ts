import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { NotebookError } from "../../../errors.js";
import { type KernelChoice, runNotebook, textOf } from "../../../workbook/run/index.js";
import { loadMysql } from "../../load.js";
import { simulate } from "../../simulate/index.js";
import type { Contender, LeftOut, Sample, Task } from "../contender.js";
import { breakGround } from "../ground.js";
import { pythonWith } from "../python.js";

const QUESTION = `SELECT c.priority, d.response_s AS seconds
  FROM emergency_call AS c JOIN dispatch AS d USING (call_id) WHERE d.response_s IS NOT NULL`;

/** Connect, question, frame, group, chart: as a chapter of this workbook does it. The fourth cell prints the answer. */
const WITH_HERS = [
  `import { connect, pl, Plot } from "hers";
const mysql = await connect(process.env.BENCH_URL!);`,
  `const rows = await mysql.sql\`${QUESTION}\`;
rows`,
  `const frame = rows.frame();
frame.height`,
  `const byPriority = frame.groupBy("priority").agg(pl.col("seconds").quantile(0.9).alias("p90")).sort("priority");
console.log(JSON.stringify(byPriority.toRecords()));
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
console.log(JSON.stringify(byPriority.toRecords()));
console.log(byPriority.toString())`,
  `await mysql.end();
const { document } = parseHTML("<html></html>");
console.log(Plot.plot({ document: document as any, marks: [Plot.barX(byPriority.toRecords(), { x: "p90", y: "priority" })] }).outerHTML)`,
];

/** The same in Python, with what most would take. */
const IN_PYTHON = [
  `import os
from urllib.parse import unquote, urlparse
import mysql.connector
import matplotlib.pyplot as plt
import pandas as pd
url = urlparse(os.environ["BENCH_URL"])
mysql = mysql.connector.connect(host=url.hostname, port=url.port or 3306, user=unquote(url.username),
                                password=unquote(url.password), database=url.path[1:])`,
  `cursor = mysql.cursor()
cursor.execute("""${QUESTION}""")
rows = cursor.fetchall()
rows[:10]`,
  `frame = pd.DataFrame(rows, columns=["priority", "seconds"])
len(frame)`,
  `by_priority = frame.groupby("priority", as_index=False).agg(
    p90=("seconds", lambda seconds: seconds.quantile(0.9, interpolation="nearest")))
print(by_priority.to_json(orient="records"))
by_priority`,
  `mysql.close()
plt.barh(by_priority["priority"], by_priority["p90"]);`,
];

const PACKAGES = ["ipykernel==7.4.0", "matplotlib==3.11.2", "mysql-connector-python==9.5.0", "pandas==3.1.1"];

/** A chapter of five cells, from the start of the kernel to its end; each kernel is driven by the same client. */
export async function chapter(): Promise<Task> {
  const ground = await breakGround("chapter");
  await (await loadMysql(ground.database, simulate(), () => {})).end();
  const url = new URL(ground.database.mysqlUrl);
  url.pathname = `/${ground.database.name}`;
  const env = { ...process.env, BENCH_URL: url.href };
  const contender = (
    name: string,
    what: string,
    kernel: KernelChoice,
    cells: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): Contender => {
    const file = join(ground.folder, `${name}.ipynb`);
    writeFileSync(file, notebook(cells));
    return { name, what, run: () => timed(file, name, kernel, { ...env, ...more }) };
  };
  const python = ipykernel(contender);
  return {
    id: "chapter",
    title:
      "a chapter of five cells, the kernel's start and end included; tslab: the kernel that hers is built on, as it is",
    rows: 0,
    contenders: [
      contender("hers", "the launcher with light types", "hers", WITH_HERS),
      ...("reason" in python ? [] : [python]),
      contender("tslab", "plain tslab with the drivers' own types", "plain", WITH_DRIVERS),
    ],
    leftOut: "reason" in python ? [python] : [],
    close: ground.close,
  };
}

/** What IPython and matplotlib write (a history, a list of fonts) stays in the environment: nothing of the user's is touched or counts. */
function ipykernel(
  contender: (
    name: string,
    what: string,
    kernel: KernelChoice,
    cells: readonly string[],
    env: Readonly<Record<string, string>>,
  ) => Contender,
): Contender | LeftOut {
  const name = "ipykernel";
  const environment = pythonWith(PACKAGES);
  if ("reason" in environment) return { name, reason: environment.reason };
  const { python } = environment;
  const own = join(dirname(dirname(python)), "own");
  return contender(
    name,
    "Python: mysql.connector, pandas, matplotlib",
    (connectionFile) => [python, "-m", "ipykernel_launcher", "-f", connectionFile],
    IN_PYTHON,
    { IPYTHONDIR: own, MPLCONFIGDIR: own, JUPYTER_CONFIG_DIR: own, JUPYTER_DATA_DIR: own },
  );
}

async function timed(
  file: string,
  name: string,
  kernel: KernelChoice,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Sample> {
  const started = performance.now();
  const run = await runNotebook(file, { kernel, env });
  const seconds = (performance.now() - started) / 1000;
  const [failure] = run.failures;
  if (failure !== undefined)
    throw new NotebookError("BENCH_FAILED", `The benchmark's chapter failed on ${name}: ${failure.message}`);
  const outputs = run.notebook?.cells[3]?.outputs ?? [];
  const printed = outputs.find((output) => output.output_type === "stream" && output.name === "stdout");
  const [answer = ""] = printed?.output_type === "stream" ? textOf(printed.text).split("\n") : [];
  return { seconds, peakMemoryMb: null, answer };
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
