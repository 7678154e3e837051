import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import Module from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";

/** Node's own way from a module's text to its exports; it has no types. */
interface ModulePrototype {
  _compile(this: NodeModule, content: string, file: string): unknown;
}

/**
 * Loads one big CommonJS file with the machine code that an earlier kernel left behind: for the TypeScript compiler, eight
 * megabytes of source, that is a fifth of a kernel's start. V8 itself refuses code of another version or another source.
 *
 * @param load loads the file
 * @param folder where the machine code is kept
 * @returns writes the machine code if there was none; best called when the functions needed have been used once
 */
export function loadCompiledOnce(load: NodeJS.Require, file: string, folder: string): () => void {
  const kept = join(folder, `typescript-${process.version}-${process.arch}.bin`);
  const cachedData = readKept(kept);
  const prototype = Module.prototype as unknown as ModulePrototype;
  const compile = prototype._compile;
  let script: Script | undefined;
  prototype._compile = function (content, path) {
    if (path !== file) return compile.call(this, content, path);
    script = new Script(Module.wrap(content), { filename: file, ...(cachedData && { cachedData }) });
    const require = Module.createRequire(file);
    return script.runInThisContext().call(this.exports, this.exports, require, this, file, dirname(file));
  };
  try {
    load(file);
  } finally {
    prototype._compile = compile;
  }
  return () => {
    if (script !== undefined && (cachedData === undefined || script.cachedDataRejected))
      keep(kept, script.createCachedData());
  };
}

function readKept(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Two kernels may do this at once, and a disk may be full: the next start is then as slow as the first. */
function keep(file: string, data: Buffer): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, data);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // only a saving of time is lost
  }
}
