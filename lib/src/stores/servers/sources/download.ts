import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from "node:fs";
import { request } from "node:https";
import { dirname, join, relative } from "node:path";
import { ServerError } from "../../../errors.js";
import { run } from "../command.js";
import { programSource } from "../programSource.js";
import { type Kind, PRODUCT, type SourceContext } from "../server.js";
import { requireSpace, serversFolder, WHOLE, writePrivate } from "../state.js";

const VERSION = { mysql: "9.7.x", mongo: "8.0.14" } as const;
const REACH_SECONDS = 3;
const DOWNLOAD_SECONDS = 600;
const MEGABYTES = { mysql: 1500, mongo: 500 } as const;

/**
 * What each package is asked, in a process of its own: they write to standard output, and can be stopped that way.
 * `url` prints where the program would come from, `get` fetches it and prints its path, each as the last line.
 */
const SCRIPTS: Record<Kind, { url: string; get: string }> = {
  // The package can only start servers that end with their starter: its downloader alone is used (pinned, tested).
  mysql: {
    url: `
      const url = load("mysql-memory-server/dist/src/libraries/Version.js").default(version, process.arch);
      const { MySQLCDNArchivesBaseURL } = load("mysql-memory-server/dist/src/constants.js");
      console.log("\\n" + (url.hostedByOracle ? MySQLCDNArchivesBaseURL : "") + url.url);`,
    get: `
      const Logger = load("mysql-memory-server/dist/src/libraries/Logger.js").default;
      const binary = load("mysql-memory-server/dist/src/libraries/Version.js").default(version, process.arch);
      const options = { ...load("mysql-memory-server/dist/src/constants.js").DEFAULT_OPTIONS, downloadRetries: 1 };
      load("mysql-memory-server/dist/src/libraries/Downloader.js")
        .downloadBinary(binary, options, new Logger("ERROR"))
        .then((path) => console.log("\\n" + path));`,
  },
  mongo: {
    url: `
      const { default: Url } = load("mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js");
      load("mongodb-memory-server-core/lib/util/getos/index.js").getOS()
        .then((os) => new Url({ version, platform: process.platform, arch: process.arch, os }).getDownloadUrl())
        .then((url) => console.log("\\n" + url));`,
    get: `
      load("mongodb-memory-server-core").MongoBinary.getPath({ version, downloadDir: folder, checkMD5: true })
        .then((path) => console.log("\\n" + path));`,
  },
};

const folder = (kind: Kind): string => join(serversFolder(), "programs", `${kind}-download`);

/** A program that was fetched whole: its path below the folder and the version it says. */
interface Fetched {
  readonly from: string;
  readonly program: string;
  readonly version: string;
}

/** What was fetched earlier, as its mark says, which is written last. */
function fetched(kind: Kind): Fetched | undefined {
  const mark = join(folder(kind), WHOLE);
  if (!existsSync(mark)) return undefined;
  const known = JSON.parse(readFileSync(mark, "utf8")) as Fetched;
  return known.from === VERSION[kind] ? known : undefined;
}

/**
 * The vendors' own programs, through `mysql-memory-server` and `mongodb-memory-server-core`. Archives come over TLS;
 * MongoDB's is compared with the vendor's checksum. A mongod that MONGOMS_SYSTEM_BINARY names is taken as it is.
 */
export const download = programSource({
  name: "download",
  canServe: async (kind) => {
    if (fetched(kind) !== undefined || (kind === "mongo" && process.env.MONGOMS_SYSTEM_BINARY)) return true;
    try {
      const url = await vendor(kind, "url", REACH_SECONDS * 2);
      return (await reaches(url)) ? true : `${new URL(url).host} cannot be reached`;
    } catch (error) {
      return `there is none for this system (${(error as Error).message})`;
    }
  },
  mysql: async (context) => {
    const { program, version } = fetched("mysql") ?? (await fetch("mysql", context));
    const command = join(folder("mysql"), program);
    return { command: [command], options: [`--basedir=${dirname(dirname(command))}`], version };
  },
  mongo: async (context) => {
    if (process.env.MONGOMS_SYSTEM_BINARY) {
      const named = await vendor("mongo", "get", 20);
      return { command: [named], version: await versionOf("mongo", named) };
    }
    const { program, version } = fetched("mongo") ?? (await fetch("mongo", context));
    return { command: [join(folder("mongo"), program)], version };
  },
});

async function versionOf(kind: Kind, program: string): Promise<string> {
  const args = kind === "mysql" ? ["--no-defaults", "--version"] : ["--version"];
  const text = await run(program, args, { seconds: 20 });
  return /(?:Ver |db version v)(\d+\.\d+\.\d+)/.exec(text)?.[1] ?? "unknown";
}

async function fetch(kind: Kind, { onProgress }: SourceContext): Promise<Fetched> {
  const home = folder(kind);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  requireSpace(home, MEGABYTES[kind]);
  onProgress(`${PRODUCT[kind]}: asking for the vendor's ${VERSION[kind]}`);
  try {
    let path = await vendor(kind, "get", DOWNLOAD_SECONDS, (line) => {
      if (/download/i.test(line)) onProgress(line);
    });
    if (kind === "mysql") {
      // Out of the temporary folder, which the system may empty.
      move(dirname(dirname(path)), join(home, "mysql"));
      lendLibaio(join(home, "mysql", "lib", "private"));
      path = join(home, "mysql", "bin", "mysqld");
    }
    const version = await versionOf(kind, path);
    const whole: Fetched = { from: VERSION[kind], program: relative(home, path), version };
    writePrivate(join(home, WHOLE), `${JSON.stringify(whole, null, 2)}\n`);
    return whole;
  } catch (error) {
    throw new ServerError(
      "DOWNLOAD",
      `the vendor's program could not be fetched (${(error as Error).message})`,
      { cause: error },
    );
  }
}

/** Ubuntu 24.04 has the library that MySQL wants under another name. */
function lendLibaio(libraries: string): void {
  const folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"];
  if (folders.some((place) => existsSync(join(place, "libaio.so.1")))) return;
  const found = folders.map((place) => join(place, "libaio.so.1t64")).find((file) => existsSync(file));
  if (found !== undefined) cpSync(realpathSync(found), join(libraries, "libaio.so.1"));
}

/** Moves a folder, also to another disk: at `to` there is a whole one or none. */
export function move(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  try {
    renameSync(from, to);
  } catch {
    // Another disk.
    rmSync(`${to}.partial`, { recursive: true, force: true });
    cpSync(from, `${to}.partial`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${to}.partial`, to);
    rmSync(from, { recursive: true, force: true });
  }
}

async function vendor(
  kind: Kind,
  what: "url" | "get",
  seconds: number,
  onLine?: (line: string) => void,
): Promise<string> {
  const script = `const [from, version, folder] = process.argv.slice(1);
    const load = require("node:module").createRequire(from);
    ${SCRIPTS[kind][what]}`;
  const out = await run(process.execPath, ["-e", script, __filename, VERSION[kind], folder(kind)], {
    seconds,
    // The MongoDB package checks certificates only where npm is told to.
    env: { npm_config_strict_ssl: "true" },
    ...(onLine === undefined ? {} : { onLine }),
  });
  return out.trim().split("\n").at(-1)?.trim() ?? "";
}

/** Whether a vendor's server answers at all: a machine without the open network is told so in seconds. */
function reaches(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const call = request(url, { method: "HEAD", timeout: REACH_SECONDS * 1000 }, (response) => {
      response.resume();
      resolve((response.statusCode ?? 500) < 400);
    });
    call.on("timeout", () => call.destroy());
    call.on("error", () => resolve(false));
    call.end();
  });
}
