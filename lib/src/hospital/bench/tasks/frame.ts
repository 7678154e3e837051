import { join } from "node:path";
import { projectRoot } from "../../../project.js";
import { loadColumns } from "../../../stores/mongo/columns.js";
import { connectMongo } from "../../../stores/mongo/connect.js";
import { loadTable } from "../../../stores/mysql/load.js";
import { mysqlClient } from "../../../stores/servers/index.js";
import type { Contender, Task } from "../contender.js";
import { expectProof, type FrameProof, proofOf } from "../frame-proof.js";
import { CALL_TABLE, callRows } from "../frame-rows.js";
import { breakGround } from "../ground.js";
import { clientCommand } from "../mysql-client.js";
import { runProgram } from "../process.js";
import { pythonWith } from "../python.js";

const NAME = "bench_call";

/** The one that pymongoarrow 1.15 was built for. The two tasks share an environment: with another one in each, each would fetch its own. */
const PYARROW = "pyarrow==25.0.0";
/** Packages of the Python ways; mysqlclient has no wheel, and not every machine can compile it. */
const MYSQL_PACKAGES = [
  "pandas==3.1.1",
  "polars==2.1.0",
  PYARROW,
  "connectorx==0.4.6",
  "mysql-connector-python==9.5.0",
  "SQLAlchemy==2.1.9",
  "PyMySQL==1.2.4",
];
const MONGO_PACKAGES = ["pandas==3.1.1", PYARROW, "pymongo==4.20.0", "pymongoarrow==1.15.0"];

type LeftOut = Task["leftOut"][number];

/** A table of calls from MySQL into a frame: ours, Python's ways, and the `mysql` program that only throws the rows away. */
export async function mysqlFrame(rows: number): Promise<Task> {
  const ground = await breakGround("mysql-frame");
  const { mysqlUrl, name } = ground.database;
  const table = callRows(rows);
  await ground.mysql.query(CALL_TABLE);
  await loadTable(ground.mysql, table);
  const ways = contenders("mysql", mysqlUrl, name, proofOf(table), MYSQL_PACKAGES, [
    ["pandas-mysql-connector", "Python: rows of mysql.connector with its C extension into a pandas frame"],
    ["pandas-mysql-connector-pure", "Python: the same without the extension, as where it cannot be loaded"],
    ["pandas-sqlalchemy-pymysql", "Python: pandas.read_sql_query over SQLAlchemy and PyMySQL"],
    ["connectorx-polars", "Python: connectorx, in Rust, into a Polars frame"],
  ]);
  const reference = clientReference(mysqlUrl, name);
  return {
    id: "mysql-frame",
    title: `${rows.toLocaleString("en")} rows of 8 columns from MySQL into a frame, from connecting on`,
    rows,
    contenders: [...ways.contenders, ...("run" in reference ? [reference] : [])],
    leftOut: [...ways.leftOut, ...("reason" in reference ? [reference] : [])],
    close: ground.close,
  };
}

/** The same calls as documents of MongoDB, with the call's number as `_id`, into a frame. */
export async function mongoFrame(rows: number): Promise<Task> {
  const ground = await breakGround("mongo-frame");
  const { mongoUrl, name } = ground.database;
  const { call_id, ...rest } = callRows(rows).columns;
  const table = { name: NAME, rows, columns: { _id: call_id!, ...rest } };
  const { client, db } = await connectMongo(mongoUrl, name);
  await loadColumns(
    db,
    NAME,
    table,
    Object.fromEntries(Object.keys(table.columns).map((each) => [each, each])),
  );
  await client.close();
  return {
    id: "mongo-frame",
    title: `${rows.toLocaleString("en")} documents of 8 fields from MongoDB into a frame, from connecting on`,
    rows,
    ...contenders("mongo", mongoUrl, name, proofOf(table), MONGO_PACKAGES, [
      ["pymongo-pandas", "Python: pymongo's documents into a pandas frame"],
      ["pymongoarrow", "Python: pymongoarrow's find_arrow_all, in C, into an Arrow table"],
    ]),
    close: ground.close,
  };
}

/** Ours and those of Python. Each proves its frame, after the time and the memory were taken. */
function contenders(
  store: "mysql" | "mongo",
  url: string,
  database: string,
  proof: FrameProof,
  packages: readonly string[],
  ways: readonly (readonly [string, string])[],
): Pick<Task, "contenders" | "leftOut"> {
  // Address and database go by environment, because arguments can be read by every user of the machine.
  const env = { ...process.env, BENCH_URL: url, BENCH_DATABASE: database };
  const proven = (name: string, what: string, program: readonly string[]): Contender => ({
    name,
    what,
    run: async () => {
      const { printed, ...sample } = await runProgram(program, { env, timesItself: true });
      expectProof(name, proof, printed.proof);
      return sample;
    },
  });
  const child = [process.execPath, join(__dirname, "..", "frame-child.js"), store, NAME];
  const ours = proven("hers", "bytes of the answer straight into Arrow buffers, then Polars", child);
  const environment = pythonWith(packages);
  if ("reason" in environment)
    return { contenders: [ours], leftOut: ways.map(([name]) => ({ name, reason: environment.reason })) };
  const script = join(projectRoot(), "lib", "bin", "bench-frame.py");
  return {
    contenders: [
      ours,
      ...ways.map(([name, what]) => proven(name, what, [environment.python, script, name, NAME])),
    ],
    leftOut: [],
  };
}

function clientReference(url: string, database: string): Contender | LeftOut {
  const name = "ref:mysql-client";
  const program = mysqlClient();
  if (program === undefined) return { name, reason: "there is no MySQL `mysql` program here" };
  const address = new URL(url);
  address.pathname = `/${database}`;
  const options = ["--quick", "--batch"];
  return {
    name,
    what: "mysql --quick --batch of the same query to nowhere: no frame, and the least time that the server and a C client need",
    run: () => clientCommand(program, address.href, options, `SELECT * FROM ${NAME}`),
  };
}
