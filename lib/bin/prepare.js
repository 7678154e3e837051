#!/usr/bin/env node
// Brings a fresh clone to the point where the library can run: installs what package-lock.json says and builds lib/.
// Plain JavaScript without dependencies, because it runs before there are any.
const { spawnSync } = require("node:child_process");
const { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } = require("node:fs");
const { createHash } = require("node:crypto");
const { join } = require("node:path");

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

/** Two starts at once must not install over each other: the second waits for the first. */
function alone(work) {
  const folder = join(root, ".hers");
  const lock = join(folder, "prepare.lock");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      let owner = 0;
      try {
        owner = Number(readFileSync(lock, "utf8"));
        if (owner) process.kill(owner, 0);
        else if (Date.now() - statSync(lock).mtimeMs > 2000) rmSync(lock, { force: true });
      } catch {
        rmSync(lock, { force: true });
        continue;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

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
  // By its path: node_modules/.bin/tsc may be the older TypeScript that tslab brings.
  run("Building lib/", process.execPath, [
    join(root, "node_modules", "typescript", "bin", "tsc"),
    "-p",
    join(root, "lib"),
  ]);
});
