import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { ImportError } from "../../../errors.js";

const GZIP = [0x1f, 0x8b];
const CHUNK_BYTES = 256 * 1024;

/** What the system says when it refuses to read, in words. */
const REFUSALS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "that is a folder: name the file in it",
  EACCES: "you may not read it",
  EPERM: "you may not read it",
  ENXIO: "that is a socket, which cannot be opened by a name: give `-` and send the export to standard input",
};

/** Names of standard input; the second one cannot be opened where a program has a socket there. */
const STANDARD_INPUT = ["-", "/dev/stdin"];

/** An export as messages name it: a file by its last name, a pipe by its whole path. */
export const exportName = (path: string): string =>
  STANDARD_INPUT.includes(path) ? "standard input" : /^\/(dev|proc)\//.test(path) ? path : basename(path);

/**
 * The bytes of an export, unpacked if they begin as gzip does, whatever its name is. It is read once and forward, so a pipe will do
 * (`<(zcat …)`, `-` for standard input).
 *
 * @throws {ImportError} while it is read: `FILE` if it is not there or cannot be read, `FILE_EMPTY`, `GZIP` if its compressed data end
 *   too early or are damaged
 */
export async function* exportBytes(path: string): AsyncGenerator<Buffer> {
  const name = exportName(path);
  let some = false;
  try {
    for await (const chunk of unpacked(source(path))) {
      some = true;
      yield chunk;
    }
  } catch (error) {
    throw explained(error, path, name);
  }
  if (!some) throw new ImportError("FILE_EMPTY", `${name} is empty. Export it again. Nothing was imported.`);
}

const source = (path: string): Readable =>
  STANDARD_INPUT.includes(path) ? process.stdin : createReadStream(path, { highWaterMark: CHUNK_BYTES });

/** The first two bytes decide, and a pipe cannot be read again: they are put before what follows. */
async function* unpacked(stream: Readable): AsyncGenerator<Buffer> {
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  let start: Buffer = Buffer.alloc(0);
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    start = Buffer.concat([start, next.value]);
    if (start.length >= GZIP.length) break;
  }
  const all = async function* (): AsyncGenerator<Buffer> {
    if (start.length > 0) yield start;
    yield* { [Symbol.asyncIterator]: () => chunks };
  };
  try {
    if (!GZIP.every((byte, i) => start[i] === byte)) yield* all();
    else yield* pipeline(Readable.from(all()), createGunzip({ chunkSize: CHUNK_BYTES }), () => {});
  } finally {
    stream.destroy();
  }
}

function explained(error: unknown, path: string, name: string): unknown {
  const { code = "", message } = error as { code?: string; message: string };
  if (code === "Z_BUF_ERROR")
    return new ImportError(
      "GZIP",
      `${name} ends in the middle of its compressed data: it was not written or copied to its end. Get it again. Nothing was imported.`,
      { cause: error },
    );
  if (code.startsWith("Z_"))
    return new ImportError(
      "GZIP",
      `${name}: its compressed data are damaged (${message}). Get it again. Nothing was imported.`,
      {
        cause: error,
      },
    );
  const refusal = REFUSALS[code];
  return refusal === undefined ? error : new ImportError("FILE", `${path}: ${refusal}.`, { cause: error });
}
