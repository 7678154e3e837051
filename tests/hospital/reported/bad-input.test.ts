import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { simulatedExport } from "../../../lib/src/hospital/reported/export/simulated.js";
import { importExport } from "../../../lib/src/hospital/reported/import/index.js";
import { reportedStores } from "./reported-stores.js";

const reported = reportedStores("bad-input");
const nothing = { call: [0, 0], response: [0, 0], rejection: [0, 0], flag: [0, 0] };

describe("bad input", () => {
  let text: string;
  let header: string;
  beforeAll(async () => {
    text = readFileSync(await simulatedExport({ calls: 200, seed: 3 }), "utf8");
    header = text.slice(0, text.indexOf("\n"));
    await importExport(reported.stores, reported.file("before.csv", text));
    expect((await reported.stored()).response![0]).toBeGreaterThan(100);
  });
  /** Dates in another form, but for some rows. */
  const misread = (readable: number): string => {
    const [head, ...lines] = text.trimEnd().split("\n");
    return [head, ...lines.map((line, i) => (i < readable ? line : inIso(line)))].join("\n");
  };
  const inIso = (line: string): string => line.replace(/(\d\d)\/(\d\d)\/(\d{4})/g, "$3-$1-$2");
  const cut = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length - 2000);

  it.each<[string, string, () => string | Buffer, string]>([
    [
      "a missing column",
      "COLUMN_MISSING",
      () => text.replace("Hospital DtTm", "Hosp. DtTm"),
      'no column "Hospital DtTm". Did you mean "Hosp. DtTm"?',
    ],
    [
      "Latin-1",
      "ENCODING",
      () => Buffer.concat([Buffer.from(text), Buffer.from("M\xfcller\n", "latin1")]),
      "not UTF-8",
    ],
    [
      "UTF-16",
      "ENCODING",
      () => Buffer.from(`\ufeff${text}`, "utf16le"),
      "line 1: not UTF-8 but, as it seems, UTF-16",
    ],
    ["a truncated .gz", "GZIP", () => cut(gzipSync(text)), "ends in the middle of its compressed data"],
    ["a damaged .gz", "GZIP", () => gzipSync(text).fill(7, 4000, 4100), "damaged"],
    [
      "a header whose quote is never closed",
      "HEADER",
      () => `"${text}`,
      "line 1: a quote is opened and not closed",
    ],
    ["dates in another format", "NOTHING_READABLE", () => misread(0), "and should be a"],
    [
      "dates in another format in all rows but five",
      "MOSTLY_REJECTED",
      () => misread(5),
      '"time" (the first on line 7: "Received DtTm" is "2025-01-',
    ],
    [
      "a header of 10 MB",
      "HEADER",
      () => `${"x".repeat(10_000_000)}\n${text}`,
      "line 1: longer than 16,384 characters",
    ],
    [
      "a header and a line of 10 MB",
      "NOTHING_READABLE",
      () => `${header}\n${"x".repeat(10_000_000)}\n`,
      "line 2: longer than 16,384 characters",
    ],
    ["nothing in it", "FILE_EMPTY", () => "", "is empty"],
    ["nothing in a .gz", "FILE_EMPTY", () => gzipSync(""), "is empty"],
    ["the head of a .gz", "GZIP", () => gzipSync(text).subarray(0, 2), "ends in the middle"],
    ["a header alone", "NO_ROWS", () => `${header}\n`, "a header and no row below it"],
    ["no text at all", "ENCODING", () => Buffer.from([1, 2, 0, 4, 5]), "no text at all"],
    [
      "lines that end with CR alone",
      "LINE_ENDS",
      () => text.replaceAll("\n", "\r"),
      "its lines end with CR alone, as some spreadsheets write them, and LF or CRLF is read",
    ],
    ["a short file of such lines", "LINE_ENDS", () => `${header}\r1,2`, "its lines end with CR alone"],
    [
      "semicolons between the columns",
      "SEPARATOR",
      () => text.replaceAll(",", ";"),
      "line 1: its columns stand between semicolons, and commas are read",
    ],
  ])("%s is refused, and nothing half-loaded stays", async (name, code, content, message) => {
    const path = reported.file(`${name.replace(/\W+/g, "-")}.csv`, content());
    await expect(importExport(reported.stores, path, { rowsAtOnce: 50 })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
    expect(await reported.stored()).toEqual(nothing);
  });

  it("half of the rows may be rejected, and more with `anyway`, but not all", async () => {
    const rows = text.trimEnd().split("\n").length - 1;
    const take = (readable: number, anyway: boolean) =>
      importExport(reported.stores, reported.file("misread.csv", misread(readable)), { anyway });
    const half = Math.ceil(rows / 2);
    expect(await take(half, false)).toMatchObject({ responses: half, rejected: rows - half });
    await expect(take(rows - half - 1, false)).rejects.toMatchObject({ code: "MOSTLY_REJECTED" });
    expect(await take(5, true)).toMatchObject({ responses: 5, rejected: rows - 5 });
    await expect(take(0, true)).rejects.toMatchObject({ code: "NOTHING_READABLE" });
    expect(await reported.stored()).toEqual(nothing);
  });

  it.each([
    ["a file that is not there", () => join(reported.folder, "none.csv"), "there is no such file"],
    ["a folder", () => reported.folder, "that is a folder"],
  ])("%s is refused", async (_, path, message) => {
    await expect(importExport(reported.stores, path())).rejects.toMatchObject({
      code: "FILE",
      message: expect.stringContaining(message),
    });
  });

  it("a pipe is read as a file is, plain and compressed", async () => {
    const all = await importExport(reported.stores, reported.file("whole.csv", text));
    const pipe = join(reported.folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    for (const content of [text, gzipSync(text)]) {
      const written = writeFile(pipe, content);
      expect(await importExport(reported.stores, pipe)).toEqual(all);
      await written;
    }
  });

  it("a line of 10 MB costs its own row alone", async () => {
    const all = await importExport(reported.stores, reported.file("whole.csv", text));
    const lines = text.split("\n");
    lines.splice(5, 0, `1,"${"x".repeat(10_000_000)}`);
    const { rejected, responses } = await importExport(
      reported.stores,
      reported.file("long.csv", lines.join("\n")),
    );
    expect([rejected, responses]).toEqual([1, all.responses]);
    const [row] = await reported.rows("SELECT line_no, reason, raw_row FROM reported_rejection");
    expect(row).toEqual({ line_no: 6, reason: "length", raw_row: `1,"${"x".repeat(997)}` });
  });

  it("a quote that is never closed costs its own row alone", async () => {
    const lines = text.split("\n");
    const all = await importExport(reported.stores, reported.file("whole.csv", text));
    lines[5] = lines[5]!.replace(",", ',"');
    const { rejected, responses } = await importExport(
      reported.stores,
      reported.file("quote.csv", lines.join("\n")),
    );
    expect([rejected, responses]).toEqual([1, all.responses - 1]);
    const [row] = await reported.rows("SELECT line_no, reason, raw_row FROM reported_rejection");
    expect(row).toEqual({ line_no: 6, reason: "quotes", raw_row: lines[5] });
  });
});
