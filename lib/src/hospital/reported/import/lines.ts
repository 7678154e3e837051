import { isUtf8 } from "node:buffer";
import { ImportError } from "../../../errors.js";
import { shortened } from "./characters.js";

/** The most characters of one record: ten times what the longest row of an export has. */
export const LONGEST_RECORD = 16_384;

/** UTF-8 has at most three bytes for one character of a JavaScript string: a line of more bytes is too long for certain. */
const SURELY_TOO_LONG = 3 * LONGEST_RECORD;

/** So much of a line that is too long is kept, to find it in the file. */
export const KEPT_CHARACTERS = 1000;

/** Pieces of text that end with a line, but for the last one. */
export interface Piece {
  readonly text: string;
  /** The number of its first line, from 1. */
  readonly line: number;
  /** A line too long to be held: `text` is its beginning, and no other line is in this piece. */
  readonly cut?: true;
}

const NEWLINE = 10;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Bytes -> whole lines of text, some hundred kilobytes at a time. UTF-8 is asked for, and checked: a file in another encoding would be
 * loaded with wrong letters otherwise. Of a line that does not end, no more than 48 KB and a chunk are held; its beginning is given, `cut`.
 *
 * @param file as messages name it
 * @throws {ImportError} `ENCODING` with the line
 */
export async function* textLines(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Piece> {
  let carry: Buffer = Buffer.alloc(0);
  let line = 1;
  let skipping = false;
  for await (const chunk of chunks) {
    let bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    carry = Buffer.alloc(0);
    if (skipping) {
      const newline = bytes.indexOf(NEWLINE);
      if (newline === -1) continue;
      bytes = bytes.subarray(newline + 1);
      skipping = false;
      line++;
    }
    if (line === 1) refuseOtherBytes(bytes, file);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      yield { text: decoded(withoutMark(bytes.subarray(0, end), line), line, file), line };
      line += newlines(bytes.subarray(0, end));
    }
    carry = bytes.subarray(end);
    if (carry.length <= SURELY_TOO_LONG) continue;
    yield { text: beginningOf(withoutMark(carry, line)), line, cut: true };
    carry = Buffer.alloc(0);
    skipping = true;
  }
  if (carry.length > 0) yield { text: decoded(withoutMark(carry, line), line, file), line };
}

const withoutMark = (bytes: Buffer, line: number): Buffer =>
  line === 1 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;

/** Decoded with some bytes to spare: a character that they cut in two is not among those kept. */
const beginningOf = (bytes: Buffer): string =>
  shortened(bytes.toString("utf8", 0, 4 * (KEPT_CHARACTERS + 1)), KEPT_CHARACTERS);

function newlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

function decoded(bytes: Buffer, line: number, file: string): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  let from = 0;
  for (; ; line++) {
    const newline = bytes.indexOf(NEWLINE, from);
    const end = newline === -1 ? bytes.length : newline + 1;
    if (!isUtf8(bytes.subarray(from, end))) break;
    from = end;
  }
  throw new ImportError(
    "ENCODING",
    `${file}, line ${line}: not UTF-8; it may be Latin-1 or Windows-1252. Save it as UTF-8 (\`iconv -f LATIN1 -t UTF-8\`) and import that. Nothing was imported.`,
  );
}

function refuseOtherBytes(bytes: Buffer, file: string): void {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  const start = bytes.subarray(0, 200);
  const zeros = start.filter((byte) => byte === 0).length;
  if (mark === 0xfffe || mark === 0xfeff || zeros > start.length / 3)
    throw new ImportError(
      "ENCODING",
      `${file}, line 1: not UTF-8 but, as it seems, UTF-16. Save it as UTF-8 (\`iconv -f UTF-16 -t UTF-8\`) and import that. Nothing was imported.`,
    );
  if (zeros === 0) return;
  throw new ImportError(
    "ENCODING",
    `${file}, line 1: not UTF-8 and no text at all; is it a spreadsheet, a picture or an archive? Import the .csv or .csv.gz. Nothing was imported.`,
  );
}
