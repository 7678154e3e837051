import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { ImportError } from "../../../errors.js";

const GZIP = 0x1f8b;
const CHUNK_BYTES = 256 * 1024;

/** What the system says when it refuses to read, in words. */
const REFUSALS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "that is a folder: name the file in it",
  EACCES: "you may not read it",
  EPERM: "you may not read it",
};

/**
 * The bytes of an export, unpacked if they begin as gzip does, whatever the file's name is.
 *
 * @throws {ImportError} while it is read: `FILE` if it is not there or cannot be read, `FILE_EMPTY`, `GZIP` if its compressed data end
 *   too early or are damaged
 */
export async function* exportBytes(path: string): AsyncGenerator<Buffer> {
  const name = basename(path);
  const packed = await isGzip(path, name);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  let bytes: Readable = file;
  if (packed) {
    const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
    file.on("error", (error) => gunzip.destroy(error));
    bytes = file.pipe(gunzip);
  }
  let some = false;
  try {
    for await (const chunk of bytes) {
      some = true;
      yield chunk as Buffer;
    }
  } catch (error) {
    throw explained(error, path, name);
  } finally {
    file.destroy();
    bytes.destroy();
  }
  if (!some) throw empty(name);
}

const empty = (name: string): ImportError =>
  new ImportError("FILE_EMPTY", `${name} is empty. Export it again. Nothing was imported.`);

async function isGzip(path: string, name: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
      if (bytesRead === 0) throw empty(name);
      return bytesRead === 2 && buffer.readUInt16BE(0) === GZIP;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw explained(error, path, name);
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
