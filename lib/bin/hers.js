#!/usr/bin/env node
// The `hers` command. Builds lib/ first where a source is newer than what was built, so that no command runs old code.
const { spawnSync } = require("node:child_process");
const { existsSync, readdirSync, statSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..", "..");
const built = join(root, "lib", "dist", ".built");
const source = join(root, "lib", "src");

function isStale() {
  if (!existsSync(built)) return true;
  const { mtimeMs } = statSync(built);
  return readdirSync(source, { recursive: true }).some(
    (file) => statSync(join(source, file)).mtimeMs > mtimeMs,
  );
}

if (isStale()) {
  const { status } = spawnSync(process.execPath, [join(__dirname, "prepare.js")], {
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) process.exit(1);
}
require(join(root, "lib", "dist", "cli", "main.js")).main(process.argv.slice(2));
