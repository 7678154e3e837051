#!/usr/bin/env node
// Brings a fresh clone to the point where the library can run: installs what package-lock.json says and builds lib/.
// Plain JavaScript without dependencies, because it runs before there are any.
const { spawnSync } = require("node:child_process");
const {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} = require("node:fs");
const { createHash } = require("node:crypto");
const { join } = require("node:path");
const exportLazily = require("./lazy-exports.js");

const root = join(__dirname, "..", "..");
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `HERS needs Node 20.19 or later; this is ${process.version}. Install a newer Node and run the command again.`,
  );
  process.exit(1);
}

/** Runs a program with its output visible on standard error; ends this one if it fails. */
function run(what, command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status === 0) return;
  console.error(
    `${what} failed${error ? `: ${error.message}` : ""}. The lines above say why; then run the command again.`,
  );
  process.exit(1);
}

const npm = (...args) =>
  process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath, ...args]] : ["npm", args];

const pause = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** When a process started, in the system's own notation: tells it from a later one with the same id. Linux only; else "". */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return "";
  }
}

/** Whether the process that wrote a lock still lives; undefined if the lock is gone or not yet written. */
function isHeld(lock) {
  let pid = "";
  let started = "";
  try {
    [pid, started] = readFileSync(lock, "utf8").split(" ");
  } catch {
    return undefined;
  }
  if (!pid || started === undefined) return undefined;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return startOf(Number(pid)) === started;
}

/** Two starts at once must not install over each other: the second waits for the first, ten minutes at most. */
function alone(work) {
  const folder = join(root, ".hers");
  const lock = join(folder, "prepare.lock");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mine = `${process.pid} ${startOf(process.pid)}`;
  for (let waited = 0; ; waited += 200) {
    try {
      writeFileSync(`${lock}.${process.pid}`, mine);
      linkSync(`${lock}.${process.pid}`, lock); // whole or not at all
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    } finally {
      rmSync(`${lock}.${process.pid}`, { force: true });
    }
    if (isHeld(lock) === false) {
      // Renamed before it is deleted: of several that see a dead owner, one gets it, and no new lock is taken away.
      const dead = `${lock}.dead.${process.pid}`;
      try {
        renameSync(lock, dead);
        if (isHeld(dead)) linkSync(dead, lock);
        rmSync(dead, { force: true });
      } catch {}
      continue;
    }
    if (waited === 0) console.error("Another start is installing or building; waiting for it ...");
    if (waited > 600_000) {
      console.error(
        `Waited ten minutes for another start. If none is running, delete ${lock} and run the command again.`,
      );
      process.exit(1);
    }
    pause(200);
  }
  process.on("exit", () => rmSync(lock, { force: true }));
  work();
}

try {
  alone(() => {
    const lockHash = createHash("sha256")
      .update(readFileSync(join(root, "package-lock.json")))
      .digest("hex");
    const stamp = join(root, "node_modules", ".hers-installed");
    if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lockHash) {
      console.error("Installing packages (once, about half a minute) ...");
      // Nothing of ours depends on an install script, so none is run.
      run(
        "Installing packages",
        ...npm("ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"),
      );
      writeFileSync(stamp, lockHash);
    }
    console.error("Building the library (some seconds, once after each change) ...");
    const begun = new Date();
    // By its path: node_modules/.bin/tsc may be the older TypeScript that tslab brings.
    run("Building lib/", process.execPath, [
      join(root, "node_modules", "typescript", "bin", "tsc"),
      "-p",
      join(root, "lib"),
    ]);
    exportLazily(join(root, "lib", "dist", "index.js"));
    // The compiler writes nothing where only a file's time changed; this says until when the sources are built.
    const built = join(root, "lib", "dist", ".built");
    writeFileSync(built, "");
    utimesSync(built, begun, begun);
  });
} catch (error) {
  console.error(
    `${error.path ?? root}: ${error.message}. Free some room or change the folder's rights, then run the command again.`,
  );
  process.exit(1);
}
