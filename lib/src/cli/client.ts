import { spawn, spawnSync } from "node:child_process";
import type { Command } from "commander";
import { ServerError } from "../errors.js";
import { keptCopy } from "../hospital/kept-copy.js";
import { lastImport } from "../hospital/reported/imported-copy.js";
import { mysqlClient, mysqlClientAddress } from "../stores/servers/index.js";
import { npxHas } from "./npx-cache.js";
import { say } from "./say.js";

/** `hers mysql` and `hers mongosh`: the stores' own clients, on a copy of the hospital that stays. */
export function client(program: Command): void {
  program
    .command("mysql")
    .description("open the mysql client on a copy of the hospital")
    .argument("[options...]", "passed on to mysql, such as -e 'SHOW TABLES'")
    .option("--imported", IMPORTED)
    .allowUnknownOption()
    .action(async (options: string[], { imported }: { imported?: true }) => openMysql(options, imported));
  program
    .command("mongosh")
    .description("open mongosh on a copy of the hospital")
    .argument("[options...]", "passed on to mongosh, such as --eval 'db.staff.countDocuments()'")
    .option("--imported", IMPORTED)
    .allowUnknownOption()
    .action(async (options: string[], { imported }: { imported?: true }) => openMongosh(options, imported));
}

const IMPORTED = "what `hers import` brought, instead of the simulated hospital";
const copyOf = (imported: boolean | undefined) => (imported ? lastImport(say) : keptCopy(say));

async function openMysql(options: readonly string[], imported?: boolean): Promise<void> {
  const { mysqlUrl, name } = await copyOf(imported);
  const [command, ...first] = mysqlClient() ?? [];
  if (command === undefined)
    throw new ServerError(
      "NO_CLIENT",
      "There is no mysql client of MySQL's here. Install one, or use any other with the address that `npx hers up --json` prints.",
    );
  const { args, env } = mysqlClientAddress(mysqlUrl);
  await run(command, [...first, ...args, "--default-character-set=utf8mb4", name, ...options], env);
}

async function openMongosh(options: readonly string[], imported?: boolean): Promise<void> {
  const { mongoUrl, name } = await copyOf(imported);
  const url = new URL(mongoUrl);
  url.pathname = `/${name}`;
  const here = spawnSync("mongosh", ["--version"], { stdio: "ignore" }).status === 0;
  if (!here && !npxHas("mongosh", 2))
    say("No mongosh on the PATH: npx gets it, which takes some minutes this once.");
  const [command, first] = here ? ["mongosh", []] : ["npx", ["--yes", "mongosh@2"]];
  const connecting = ["--nodb", "--quiet", "--eval", "db = connect(process.env.HERS_MONGODB)"];
  const stays = options.length === 0 ? ["--shell"] : [];
  const env = { ...process.env, HERS_MONGODB: url.href };
  await run(command, [...first, ...connecting, ...stays, ...options], env);
}

/** Runs a program in this terminal; its exit code becomes ours. */
async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  process.exitCode = await new Promise<number>((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: "inherit" });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
