import { join } from "node:path";
import { projectRoot } from "../../../project.js";
import { connectMongo } from "../../../stores/mongo/connect.js";
import { loadDocuments } from "../../../stores/mongo/load.js";
import { loadTable } from "../../../stores/mysql/load.js";
import { runScript } from "../../../stores/mysql/script.js";
import { COLLECTIONS } from "../../documents/index.js";
import { schemaFiles } from "../../load.js";
import { type Hospital, simulate } from "../../simulate/index.js";
import { ANALYSES } from "../analyses/index.js";
import type { Task } from "../contender.js";
import { breakGround, type Ground } from "../ground.js";
import { runProgram } from "../process.js";
import { pythonWith } from "../python.js";

const PACKAGES = ["mysql-connector-python==9.5.0", "pandas==3.1.1", "pymongo==4.20.0"];

/**
 * One question about a simulated year, answered by a program from its start to its end; the answers must be equal.
 *
 * @param calls emergency calls of that year
 */
export async function analysis(id: keyof typeof ANALYSES, calls: number): Promise<Task> {
  const { title, reads } = ANALYSES[id];
  const ground = await breakGround(`analysis-${id}`);
  const rows =
    "tables" in reads
      ? await loadTables(ground, reads.tables, year(calls))
      : await loadCollection(ground, reads.collection, year(calls));
  const { mysqlUrl, mongoUrl, name } = ground.database;
  const url = new URL(mysqlUrl);
  url.pathname = `/${name}`;
  // Address and database go by environment, because arguments can be read by every user of the machine.
  const env = {
    ...process.env,
    BENCH_URL: "tables" in reads ? url.href : mongoUrl,
    BENCH_DATABASE: name,
  };
  const contender = (contender: string, what: string, program: readonly string[]) => ({
    name: contender,
    what,
    run: () => runProgram(program, { env, answers: true }),
  });
  const environment = pythonWith(PACKAGES);
  const pandas = "pandas";
  return {
    id: `analysis-${id}`,
    title: `${title}: ${rows.toLocaleString("en")} ${"tables" in reads ? "rows of MySQL" : "documents of MongoDB"}, the program's start and end included`,
    rows,
    contenders: [
      contender("hers", "Node: readMysql or readMongo, Polars", [
        process.execPath,
        join(__dirname, "..", "analysis-child.js"),
        id,
      ]),
      ...("python" in environment
        ? [
            contender(pandas, "Python: mysql.connector or pymongo, pandas", [
              environment.python,
              join(projectRoot(), "lib", "bin", "bench-analysis.py"),
              id,
            ]),
          ]
        : []),
    ],
    leftOut: "reason" in environment ? [{ name: pandas, reason: environment.reason }] : [],
    close: ground.close,
  };
}

let simulated: WeakRef<Hospital> | undefined;

/** The three questions are asked of one year: it is simulated once, unless its memory was wanted meanwhile. */
function year(calls: number): Hospital {
  const kept = simulated?.deref();
  if (kept?.calls === calls) return kept;
  const made = simulate({ calls });
  simulated = new WeakRef(made);
  return made;
}

/** Only what the question reads; so what it refers to is not there. */
async function loadTables({ mysql }: Ground, tables: readonly string[], hospital: Hospital): Promise<number> {
  for (const file of schemaFiles().tables) await runScript(mysql, file);
  await mysql.query("SET foreign_key_checks = 0");
  for (const table of tables) await loadTable(mysql, hospital.table(table));
  await mysql.query(`ANALYZE TABLE ${tables.join(", ")}`);
  return tables.reduce((sum, table) => sum + hospital.table(table).rows, 0);
}

async function loadCollection({ database }: Ground, collection: string, hospital: Hospital): Promise<number> {
  const { client, db } = await connectMongo(database.mongoUrl, database.name);
  const { documents } = COLLECTIONS.find(({ name }) => name === collection)!;
  await loadDocuments(db, collection, documents(hospital)).finally(() => client.close());
  return hospital.table("treatment").rows;
}
