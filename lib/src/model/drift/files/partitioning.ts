import { readExpression } from "../expression.js";
import { boundValue } from "../partition-bound.js";
import { type Method, type Partition, partitionText } from "../partition-text.js";
import { isWord, type TokenReader } from "../sql/token-reader.js";
import { plainNames } from "./key-parts.js";

/** Reads PARTITION BY and all that belongs to it, in canonical spelling. */
export function readPartitions(reader: TokenReader): string {
  reader.expectWords("PARTITION", "BY");
  const method = methodOf(reader);
  const count = countOf(reader, "PARTITIONS");
  const sub = reader.takeWords("SUBPARTITION", "BY") ? methodOf(reader) : undefined;
  const subCount = sub === undefined ? 0 : (countOf(reader, "SUBPARTITIONS") ?? 1);
  const written = reader.seesSign("(") ? reader.list(() => partitionOf(reader)) : undefined;
  const partitions = written ?? unnamed(count ?? 1);
  return partitionText(
    method,
    sub,
    partitions.map((each) => ({
      ...each,
      // MySQL's own names, where none are given.
      subpartitions:
        each.subpartitions.length > 0
          ? each.subpartitions
          : Array.from({ length: subCount }, (_, i) => `${each.name}sp${i}`),
    })),
  );
}

function methodOf(reader: TokenReader): Method {
  const linear = reader.takeWords("LINEAR") ? "LINEAR " : "";
  if (reader.takeWords("KEY")) {
    if (reader.takeWords("ALGORITHM")) {
      reader.expectSign("=");
      reader.expectWhole("1 or 2");
    }
    return { word: `${linear}KEY`, by: keyColumns(reader) };
  }
  const word = reader.takeOneOf("HASH", "RANGE", "LIST") ?? reader.fail("RANGE, LIST, HASH or KEY");
  if (word !== "HASH" && reader.takeWords("COLUMNS"))
    return { word: `${word} COLUMNS`, by: plainNames(reader) };
  reader.expectSign("(");
  const by = [readExpression(reader)];
  reader.expectSign(")");
  return { word: `${linear}${word}`, by };
}

/** None are those of the primary key. */
function keyColumns(reader: TokenReader): string[] {
  if (!isEmptyList(reader)) return plainNames(reader);
  reader.expectSign("(");
  reader.expectSign(")");
  return [];
}

const isEmptyList = (reader: TokenReader): boolean =>
  reader.seesSign("(") && reader.peek(1).kind === "sign" && reader.peek(1).value === ")";

const countOf = (reader: TokenReader, word: string): number | undefined =>
  reader.takeWords(word) ? Number(reader.expectWhole("a number")) : undefined;

const unnamed = (count: number): Partition[] =>
  Array.from({ length: count }, (_, i) => ({ name: `p${i}`, subpartitions: [] }));

function partitionOf(reader: TokenReader): Partition {
  reader.expectWords("PARTITION");
  const name = reader.expectName("a partition");
  const bound = boundOf(reader);
  storageOptions(reader);
  const subpartitions = reader.seesSign("(") ? reader.list(() => subpartitionOf(reader)) : [];
  return { name, ...bound, subpartitions };
}

function boundOf(reader: TokenReader): Pick<Partition, "bound"> {
  if (!reader.takeWords("VALUES")) return {};
  if (reader.takeWords("IN")) return { bound: { word: "IN", values: reader.list(() => boundValue(reader)) } };
  reader.expectWords("LESS", "THAN");
  const values = isWord(reader.peek(), "MAXVALUE")
    ? [boundValue(reader)]
    : reader.list(() => boundValue(reader));
  return { bound: { word: "LESS THAN", values } };
}

function subpartitionOf(reader: TokenReader): string {
  reader.expectWords("SUBPARTITION");
  const name = reader.expectName("a subpartition");
  storageOptions(reader);
  return name;
}

/** Where and how it is kept, and its comment. */
function storageOptions(reader: TokenReader): void {
  for (;;) {
    const word = reader.takeOneOf(
      "STORAGE",
      "ENGINE",
      "COMMENT",
      "DATA",
      "INDEX",
      "MAX_ROWS",
      "MIN_ROWS",
      "TABLESPACE",
    );
    if (word === undefined) return;
    if (word === "STORAGE") reader.expectWords("ENGINE");
    if (word === "DATA" || word === "INDEX") reader.expectWords("DIRECTORY");
    reader.takeSign("=");
    reader.next();
  }
}
