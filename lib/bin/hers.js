#!/usr/bin/env node
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const main = join(__dirname, "..", "dist", "cli", "main.js");
if (existsSync(main)) {
  require(main).main(process.argv.slice(2));
} else {
  console.error(
    "HERS is not built yet. Run `npm run build` in the folder of the workbook, then the command again.",
  );
  process.exitCode = 1;
}
