import { isUtf8 } from "node:buffer";
import { ImportError } from "../../../errors.js";

/** The most characters of one record, and bytes of one line: ten times what the longest row of an export has. */
export const LONGEST_RECORD = 16_384;

/** Pieces of text that end with a line, but for the last one. */
export interface Piece {
  readonly text: string;
  /** The number of its first line, from 1. */
  readonly line: number;
}

const NEWLINE = 10;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Bytes -> whole lines of text, some hundred kilobytes at a time. UTF-8 is asked for, and checked: a file in another encoding would be
 * loaded with wrong letters otherwise.
 *
 * @param file as messages name it
 * @throws {ImportError} `ENCODING` with the line; `LINE_TOO_LONG` with the line
 */
export async function* textLines(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Piece> {
  let carry: Buffer | undefined;
  let line = 1;
  for await (const chunk of chunks) {
    const bytes: Buffer = carry === undefined ? chunk : Buffer.concat([carry, chunk]);
    if (line === 1) refuseUtf16(bytes, file);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    carry = bytes.subarray(end);
    if (end > 0) {
      const whole = bytes.subarray(line === 1 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0, end);
      yield { text: decoded(whole, line, file), line };
      line += newlines(whole);
    }
    if (carry.length > LONGEST_RECORD) throw tooLong(file, line);
  }
  if (carry !== undefined && carry.length > 0) yield { text: decoded(carry, line, file), line };
}

/** Says that a line is no row of an export. */
export const tooLong = (file: string, line: number): ImportError =>
  new ImportError(
    "LINE_TOO_LONG",
    `${file}, line ${line}: longer than ${LONGEST_RECORD} characters, which no row of an export is. Is it the right file? Nothing was imported.`,
  );

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

function refuseUtf16(bytes: Buffer, file: string): void {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  if (mark !== 0xfffe && mark !== 0xfeff && !bytes.subarray(0, 200).includes(0)) return;
  throw new ImportError(
    "ENCODING",
    `${file}, line 1: not UTF-8 but, as it seems, UTF-16. Save it as UTF-8 (\`iconv -f UTF-16 -t UTF-8\`) and import that. Nothing was imported.`,
  );
}
