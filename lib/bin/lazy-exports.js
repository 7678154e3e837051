// The compiler's output loads every module behind an index as soon as the index is loaded: for "hers" a tenth of a chapter's time, most
// of it for names that the chapter never uses. This changes a compiled index so that each module is loaded when a name of it is first used.
const { readFileSync, renameSync, writeFileSync } = require("node:fs");

const REQUIRED = /^var (\w+) = require\(("[^"\n]+")\);$/gm;

/** @param {string} file a compiled index; a second call changes nothing, and lines stay where the source map says */
module.exports = function exportLazily(file) {
  const text = readFileSync(file, "utf8");
  let lazy = text;
  for (const [line, name, path] of text.matchAll(REQUIRED)) {
    const without = lazy.replace(line, "").replaceAll(`return ${name}.`, `return require(${path}).`);
    if (!new RegExp(`\\b${name}\\b`).test(without)) lazy = without; // else the index itself uses it at once
  }
  if (lazy === text) return;
  writeFileSync(`${file}.${process.pid}`, lazy);
  renameSync(`${file}.${process.pid}`, file);
};
