import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { EXPORT_COLUMNS, type Kind } from "../import/columns.js";
import type { ReportedRows } from "../tables.js";
import { valueText } from "../value-text.js";

/**
 * Writes the calls and responses of a reported side as San Francisco's export has them: one row a response, local times in whole seconds.
 *
 * @param rows what else is reported (visits, vital signs) has no place in such an export
 * @param path made with its folder; compressed if it ends in `.gz`
 */
export const writeExport = (rows: ReportedRows, path: string): Promise<void> =>
  writeLines(exportLines(rows), path);

/** Writes lines under another name first: whoever reads the path meanwhile finds a whole file. */
export async function writeLines(lines: Iterable<string>, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}`;
  const chunks = Readable.from(inChunks(lines));
  try {
    await (path.endsWith(".gz")
      ? pipeline(chunks, createGzip(), createWriteStream(part))
      : pipeline(chunks, createWriteStream(part)));
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
}

/** The lines of such a file, the header first, without line breaks. */
export function* exportLines({ reported_call, reported_response }: ReportedRows): Generator<string> {
  const calls = new Map(reported_call.map((call) => [call.call_no, call as Record<string, unknown>]));
  yield EXPORT_COLUMNS.map(({ headers }) => quoted(headers[0])).join(",");
  for (const response of reported_response) {
    const call = calls.get(response.call_no) ?? { call_no: response.call_no };
    const own = response as Record<string, unknown>;
    yield EXPORT_COLUMNS.map(({ name, of, kind }) => written((of === "call" ? call : own)[name], kind)).join(
      ",",
    );
  }
}

const LINES_A_CHUNK = 1000;

function* inChunks(lines: Iterable<string>): Generator<string> {
  let chunk: string[] = [];
  for (const line of lines) {
    chunk.push(line, "\n");
    if (chunk.length < 2 * LINES_A_CHUNK) continue;
    yield chunk.join("");
    chunk = [];
  }
  yield chunk.join("");
}

const written = (value: unknown, kind: Kind): string =>
  value === null || value === undefined ? "" : quoted(valueText(value, kind));

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
