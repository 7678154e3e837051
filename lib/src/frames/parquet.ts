/** Frames in Parquet files, each with a proof beside it: how many rows, which columns, and the checksum of the file. */

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { FrameError } from "../errors.js";
import { type DataFrame, polars } from "./polars.js";

/** What `file.parquet.json` says of `file.parquet`. */
export interface ParquetProof {
  readonly rows: number;
  /** Types by column, as Polars prints them. */
  readonly columns: Readonly<Record<string, string>>;
  /** SHA-256 of the file, in hexadecimal digits. */
  readonly sha256: string;
}

/**
 * Writes a frame and its proof. The file is read back column by column and compared before it takes its name, so that nothing half-written
 * or changed stays.
 *
 * @param file its name ends with `.parquet`; the proof goes to the same name with `.json` behind it
 * @throws {FrameError} `FRAME_FILE` if the name ends otherwise, it cannot be written, or the frame did not come back equal
 */
export async function writeParquet(frame: DataFrame, file: string): Promise<ParquetProof> {
  if (!file.endsWith(".parquet"))
    throw new FrameError("FRAME_FILE", `${file}: a Parquet file's name ends with .parquet. Rename it.`);
  const draft = `${file}.${process.pid}.parquet`;
  await writeFile(draft, "").catch((cause: Error) => {
    throw new FrameError("FRAME_FILE", `${file} cannot be written: ${cause.message}.`, { cause });
  }); // Polars would print a stack trace
  try {
    frame.writeParquet(draft);
    for (const name of frame.columns) {
      const back = polars().readParquet(draft, { columns: [name] });
      if (back.frameEqual(frame.select(name), true)) continue;
      throw new FrameError(
        "FRAME_FILE",
        `${file}: column ${name} (${frame.schema[name]}) did not come back from Parquet as it was. Cast it to a type that does, such as String.`,
      );
    }
    const proof = { rows: frame.height, columns: typesOf(frame), sha256: await checksum(draft) };
    await rm(proofFile(file), { force: true }); // between the two renames a reader finds no proof rather than a wrong one
    await rename(draft, file);
    await writeFile(proofFile(file), `${JSON.stringify(proof, null, 2)}\n`);
    return proof;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Reads a frame that {@link writeParquet} wrote.
 *
 * @throws {FrameError} `FRAME_FILE` if it or its proof cannot be read, or if checksum, row count or columns are not those of the proof
 */
export async function readParquet(file: string): Promise<DataFrame> {
  const proof = await readProof(file);
  const sha256 = await checksum(file).catch((cause: Error) => {
    const told = `${file} cannot be read: ${cause.message}. Write the frame again with writeParquet.`;
    throw new FrameError("FRAME_FILE", told, { cause });
  });
  if (sha256 !== proof.sha256) throw differs(file, "checksum", sha256, proof.sha256);
  const frame = polars().readParquet(file);
  if (frame.height !== proof.rows) throw differs(file, "number of rows", frame.height, proof.rows);
  const [found, told] = [typesOf(frame), proof.columns].map((columns) => JSON.stringify(columns));
  if (found !== told) throw differs(file, "list of columns", found!, told!);
  return frame;
}

const proofFile = (file: string): string => `${file}.json`;

const typesOf = (frame: DataFrame): Record<string, string> =>
  Object.fromEntries(frame.columns.map((name, index) => [name, String(frame.dtypes[index])]));

async function readProof(file: string): Promise<ParquetProof> {
  let text: string;
  try {
    text = await readFile(proofFile(file), "utf8");
  } catch (cause) {
    const told = `${proofFile(file)} cannot be read, and without it nobody knows whether ${file} is whole. Write the frame again with writeParquet.`;
    throw new FrameError("FRAME_FILE", told, { cause });
  }
  try {
    const { rows, columns, sha256 } = JSON.parse(text) as ParquetProof;
    return { rows, columns, sha256 };
  } catch (cause) {
    throw new FrameError("FRAME_FILE", `${proofFile(file)} is not JSON. Write the frame again.`, { cause });
  }
}

async function checksum(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

const differs = (file: string, what: string, found: string | number, told: string | number): FrameError =>
  new FrameError(
    "FRAME_FILE",
    `${file}: the ${what} is ${found}, but was ${told} when the frame was written. The file was changed or damaged: write it again.`,
  );
