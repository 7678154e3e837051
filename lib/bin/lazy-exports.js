// The compiler's output loads every module behind an index as soon as the index is loaded: for "hers" a tenth of a chapter's time, most
// of it for names that the chapter never uses. This changes a compiled index so that each module is loaded when a name of it is first used.
const { readFileSync, renameSync, writeFileSync } = require("node:fs");

const REQUIRED = /^var (\w+) = require\(("[^"\n]+")\);$/gm;

/** @param {string} file a compiled index; a second call changes nothing, and lines stay where the source map says */
module.exports = function exportLazily(file) {
  const text = readFileSync(file, "utf8");
  // Only the module's variable is another: Node tells the names of an index, for an ES module's import, by the getters' own form.
  const lazy = text.replace(REQUIRED, (line, module, path) => {
    const uses = [...text.replace(line, "").matchAll(new RegExp(`\\b${module}\\b(?:\\.(\\w+))?`, "g"))];
    if (uses.some(([, name]) => name === undefined)) return line; // handed on whole
    const names = [...new Set(uses.map(([, name]) => name))];
    const getters = names.map((name) => `get ${name}() { return require(${path}).${name}; }`);
    return `var ${module} = { ${getters.join(", ")} };`;
  });
  if (lazy === text) return;
  writeFileSync(`${file}.${process.pid}`, lazy);
  renameSync(`${file}.${process.pid}`, file);
};
