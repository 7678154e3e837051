import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ServerError } from "../../../errors.js";
import { run } from "../command.js";
import type { MysqlProgram } from "../mysqld.js";
import type { Progress, SourceContext } from "../server.js";
import { requireSpace, serversFolder, WHOLE, writePrivate } from "../state.js";

const SUITE = "sid";
const PACKAGES = ["mysql-server-core", "mysql-client-core"];
/** What the dependencies name and the server does without: apt is told that they are installed. */
const LEFT_OUT = ["perl", "perl-base", "debconf"];
const KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";
const DOWNLOAD_SECONDS = 300;
/** The package lists, the packages and the programs in them. */
const MEGABYTES = 500;

const folder = (): string => join(serversFolder(), "programs", "mysql-debian");

/** Whether the packages are here already, or this machine has what it takes to get them. */
export async function hasDebianMysql(): Promise<true | string> {
  if (existsSync(join(folder(), WHOLE))) return true;
  if (process.platform !== "linux" || !["x64", "arm64"].includes(process.arch))
    return "Debian's packages run on Linux only";
  for (const tool of ["apt-get", "dpkg"]) {
    try {
      await run(tool, ["--version"], { seconds: 5 });
    } catch {
      return `no ${tool} to fetch Debian's packages with`;
    }
  }
  return existsSync(KEYRING) ? true : "no keyring of the Debian archive to check packages with";
}

/**
 * MySQL from Debian's archive, unpacked into a folder of its own: no root needed, the machine's packages untouched.
 * Its programs run through the C library that came with them. apt compares every package with the archive's signed
 * lists; the checksums are kept in `checksums.txt`.
 *
 * @throws {ServerError} DEBIAN_PACKAGES if they cannot be fetched or do not run here
 */
export async function mysqlFromDebian({ onProgress }: SourceContext): Promise<MysqlProgram> {
  const home = folder();
  const description = join(home, WHOLE);
  if (!existsSync(description)) {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true, mode: 0o700 });
    requireSpace(home, MEGABYTES);
    try {
      await fetchPackages(home, onProgress);
      const version = await versionOf(home);
      writePrivate(description, `${JSON.stringify({ from: `Debian ${SUITE}`, version }, null, 2)}\n`);
    } catch (error) {
      throw new ServerError(
        "DEBIAN_PACKAGES",
        `Debian's packages could not be had (${(error as Error).message})`,
        { cause: error },
      );
    }
  }
  const { version } = JSON.parse(readFileSync(description, "utf8")) as { version: string };
  const usr = join(home, "usr");
  return {
    command: through(home, "sbin/mysqld"),
    options: [
      `--basedir=${usr}`,
      `--lc-messages-dir=${join(usr, "share/mysql")}`,
      `--character-sets-dir=${join(usr, "share/mysql/charsets")}`,
      `--plugin-dir=${join(usr, "lib/mysql/plugin")}`,
    ],
    version,
  };
}

/** The `mysql` client that came with the server, as a command with its first arguments; undefined if it is not here. */
export function debianMysqlClient(): readonly string[] | undefined {
  return existsSync(join(folder(), WHOLE)) ? through(folder(), "bin/mysql") : undefined;
}

/** A program of the folder, run by the folder's own loader and libraries. */
function through(home: string, program: string): string[] {
  const triplet = process.arch === "x64" ? "x86_64-linux-gnu" : "aarch64-linux-gnu";
  const loader = process.arch === "x64" ? "ld-linux-x86-64.so.2" : "ld-linux-aarch64.so.1";
  const libraries = join(home, "usr/lib", triplet);
  return [join(libraries, loader), "--library-path", libraries, join(home, "usr", program)];
}

async function versionOf(home: string): Promise<string> {
  const [program = "", ...args] = through(home, "sbin/mysqld");
  const text = await run(program, [...args, "--no-defaults", "--version"], { seconds: 20 });
  return /Ver (\d+\.\d+\.\d+)/.exec(text)?.[1] ?? "unknown";
}

/** apt with sources, state and cache of its own; the machine's packages count for nothing. */
function privateApt(apt: string, sources?: string): string[] {
  const settings = {
    "Dir::State": apt,
    "Dir::State::Lists": join(apt, "lists"),
    "Dir::State::status": join(apt, "status"),
    "Dir::Cache": join(apt, "cache"),
    "Dir::Cache::archives": join(apt, "archives"),
    "Acquire::Languages": "none",
    "Acquire::Retries": "1",
    "Acquire::http::Timeout": "15",
    "Acquire::https::Timeout": "15",
    // Root must not become a user who may not write here; other users stay who they are.
    "APT::Sandbox::User": "root",
    "APT::Install-Recommends": "false",
    "Debug::NoLocking": "true",
    ...(sources === undefined ? {} : { "Dir::Etc::sourcelist": sources, "Dir::Etc::sourceparts": "-" }),
  };
  return ["-q", ...Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`])];
}

async function fetchPackages(home: string, onProgress: Progress): Promise<void> {
  const apt = join(home, "apt");
  for (const part of ["lists/partial", "cache", "archives/partial"])
    mkdirSync(join(apt, part), { recursive: true });
  writeFileSync(join(apt, "status"), LEFT_OUT.map(leftOut).join(""));
  onProgress("MySQL: reading Debian's package lists");
  const sources = join(apt, "sources.list");
  writeFileSync(sources, `deb [signed-by=${KEYRING}] ${await mirror(apt)} ${SUITE} main\n`);
  const options = privateApt(apt, sources);
  await run("apt-get", [...options, "update"], { seconds: DOWNLOAD_SECONDS });
  await run("apt-get", [...options, "-y", "--download-only", "install", ...PACKAGES], {
    seconds: DOWNLOAD_SECONDS,
    onLine: packageProgress(onProgress),
  });
  onProgress("MySQL: unpacking");
  const files = readdirSync(join(apt, "archives"))
    .filter((name) => name.endsWith(".deb"))
    .sort();
  const sum = (name: string): string =>
    createHash("sha256")
      .update(readFileSync(join(apt, "archives", name)))
      .digest("hex");
  writeFileSync(join(home, "checksums.txt"), files.map((name) => `${sum(name)}  ${name}\n`).join(""));
  const root = join(home, "root");
  for (const name of files) await run("dpkg", ["-x", join(apt, "archives", name), root], { seconds: 60 });
  keepWhatRuns(root, home);
  rmSync(root, { recursive: true });
  rmSync(apt, { recursive: true });
}

const leftOut = (name: string): string =>
  [
    `Package: ${name}`,
    "Status: install ok installed",
    "Version: 99:0",
    `Architecture: ${process.arch === "x64" ? "amd64" : process.arch}`,
    "Multi-Arch: allowed",
    "Maintainer: none",
    "Description: left out",
    "",
    "",
  ].join("\n");

/** The archive this machine uses; where its package lists were never read, they are read into the private folder. */
async function mirror(apt: string): Promise<string> {
  const ask = async (options: string[]): Promise<string | undefined> => {
    const filters = ["Created-By: Packages", "Origin: Debian", "Label: Debian"];
    const text = await run("apt-get", [...options, "indextargets", "--format", "$(REPO_URI)", ...filters], {
      seconds: 10,
    });
    return text.split("\n").find((line) => line !== "");
  };
  const known = await ask([]);
  if (known !== undefined) return known;
  const options = privateApt(apt);
  await run("apt-get", [...options, "update"], { seconds: 120 });
  const found = await ask(options);
  if (found === undefined) throw new Error("apt knows no Debian archive here");
  return found;
}

/** Says how far apt is: it names each package as it comes, and the sum before the first. */
function packageProgress(onProgress: Progress): (line: string) => void {
  let told = 0;
  return (line) => {
    const size = /^Need to get (.*?)(?:\/.*)? of archives/.exec(line)?.[1];
    if (size !== undefined) onProgress(`MySQL: fetching ${size} of packages from Debian ${SUITE}`);
    const name = /^Get:\d+ \S+ \S+ \S+ (\S+)/.exec(line)?.[1];
    if (name === undefined || (!PACKAGES.includes(name) && Date.now() - told < 2000)) return;
    told = Date.now();
    onProgress(`MySQL: fetching ${name}`);
  };
}

/** Moves the programs and libraries into place, without manuals, other tools and other languages' messages. */
function keepWhatRuns(root: string, home: string): void {
  const usr = join(root, "usr");
  const keep = (path: string): void => {
    mkdirSync(join(home, "usr", path, ".."), { recursive: true });
    renameSync(join(usr, path), join(home, "usr", path));
  };
  for (const name of readdirSync(join(usr, "share/mysql"), { withFileTypes: true })) {
    if (!name.isDirectory() || ["english", "charsets"].includes(name.name)) keep(`share/mysql/${name.name}`);
  }
  for (const path of ["sbin/mysqld", "bin/mysql", "bin/mysqldump", "lib/mysql"]) keep(path);
  for (const triplet of ["x86_64-linux-gnu", "aarch64-linux-gnu"]) {
    if (!existsSync(join(usr, "lib", triplet))) continue;
    rmSync(join(usr, "lib", triplet, "gconv"), { recursive: true, force: true });
    keep(`lib/${triplet}`);
  }
}
