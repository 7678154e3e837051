import { describe, expect, it } from "vitest";
import { type CsvRecord, csvRecords } from "../../../lib/src/hospital/reported/import/csv.js";
import { LONGEST_RECORD } from "../../../lib/src/hospital/reported/import/lines.js";

/** Records of a text that arrives in chunks of so many bytes. */
async function records(text: string | Buffer, chunk = 7): Promise<CsvRecord[]> {
  const bytes = Buffer.from(text as string);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const found: CsvRecord[] = [];
  for await (const list of csvRecords(chunks(), "f.csv")) found.push(...list);
  return found;
}
const fields = async (text: string, chunk?: number) =>
  (await records(text, chunk)).map((each) => each.fields);

describe.each([1, 7, 100_000])("a CSV file in chunks of %d bytes", (chunk) => {
  it.each([
    [
      "plain fields",
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "no line break at the end",
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "line breaks of Windows",
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "empty fields",
      ",\n,,\n",
      [
        ["", ""],
        ["", "", ""],
      ],
    ],
    ["a comma in quotes", '"x, y",z\n', [["x, y", "z"]]],
    ["a doubled quote", '"he said ""no""",z\n', [['he said "no"', "z"]]],
    ["empty quotes", '"",z\n', [["", "z"]]],
    [
      "a line break in quotes",
      '"two\nlines",z\n1,2\n',
      [
        ["two\nlines", "z"],
        ["1", "2"],
      ],
    ],
    ["a quote inside a field", '12" pipe,z\n', [['12" pipe', "z"]]],
    ["lines without anything", "a\n\n\r\nb\n", [["a"], ["b"]]],
    ["letters beyond ASCII", "Zürich,日本\n", [["Zürich", "日本"]]],
    ["a byte order mark", "\ufeffa,b\n", [["a", "b"]]],
  ])("is read with %s", async (_, text, expected) => {
    expect(await fields(text, chunk)).toEqual(expected);
  });

  it("gives each record its line and its own text", async () => {
    const found = await records('a,b\n"two\nlines",z\n\n1,2\r\n', chunk);
    expect(found.map(({ line, raw }) => [line, raw])).toEqual([
      [1, "a,b"],
      [2, '"two\nlines",z'],
      [5, "1,2"],
    ]);
  });

  it("loses one line alone to a quote that is not closed", async () => {
    const found = await records('a,"b\n1,"2"\nx,y\n', chunk);
    expect(found.map(({ line, fault }) => [line, fault?.detail])).toEqual([
      [1, "a quote is opened and not closed"],
      [2, undefined],
      [3, undefined],
    ]);
    const last = await records('a,b\n1,"2\n3,4\n', chunk);
    expect(last.map(({ line, fault, raw }) => [line, fault !== undefined, raw])).toEqual([
      [1, false, "a,b"],
      [2, true, '1,"2'],
      [3, false, "3,4"],
    ]);
  });

  it("marks text behind a closing quote", async () => {
    const [only] = await records('a,"b"c,d\n', chunk);
    expect(only!.fault).toEqual({ reason: "quotes", detail: "text behind the closing quote of field 2" });
  });

  it("names the line that is not UTF-8, and UTF-16", async () => {
    const latin1 = Buffer.concat([Buffer.from("a,b\n1,2\nZ"), Buffer.from([0xfc]), Buffer.from("rich,3\n")]);
    await expect(records(latin1, chunk)).rejects.toMatchObject({
      code: "ENCODING",
      message: expect.stringContaining("f.csv, line 3: not UTF-8"),
    });
    for (const mark of [[0xff, 0xfe], []])
      await expect(
        records(Buffer.concat([Buffer.from(mark), Buffer.from("a,b\n1,2\n", "utf16le")]), 1000),
      ).rejects.toMatchObject({ code: "ENCODING", message: expect.stringContaining("UTF-16") });
  });
});

describe("a line of 10 MB", () => {
  const long = "x".repeat(10_000_000);
  const told = async (text: string, chunk: number) =>
    (await records(text, chunk)).map(({ line, raw, fault }) => [line, raw.length, fault?.reason]);

  it.each([65_536, 256 * 1024, 20_000_000])(
    "costs its own row alone in chunks of %d bytes",
    async (chunk) => {
      expect(await told(`a,b\n1,2\n${long},3\n4,5\n`, chunk)).toEqual([
        [1, 3, undefined],
        [2, 3, undefined],
        [3, 1000, "length"],
        [4, 3, undefined],
      ]);
      expect(await told(`a,b\n${long}`, chunk)).toEqual([
        [1, 3, undefined],
        [2, 1000, "length"],
      ]);
    },
  );

  it.each([1000, 20_000_000])(
    "is kept without half an emoji at its cut, in chunks of %d bytes",
    async (chunk) => {
      for (const text of [`x${"😀".repeat(9000)}`, `x${"😀".repeat(100_000)}`])
        expect((await records(`a,b\n${text}\n`, chunk))[1]!.raw).toBe(`x${"😀".repeat(999)}`);
    },
  );

  it.each([65_536, 256 * 1024, 20_000_000])("also inside quotes, in chunks of %d bytes", async (chunk) => {
    expect(await told(`a,b\n1,"${long}"\n2,"open\n${long}\nclosed"\n4,5\n`, chunk)).toEqual([
      [1, 3, undefined],
      [2, 1000, "length"],
      [3, 7, "quotes"],
      [4, 1000, "length"],
      [5, 7, undefined], // a quote within a field is a letter like others
      [6, 3, undefined],
    ]);
  });

  it("is never held: 200 MB without a line break pass through in less than 100 MB", async () => {
    const piece = Buffer.alloc(256 * 1024, "x");
    async function* endless() {
      yield Buffer.from("a,b\n");
      for (let n = 0; n < 800; n++) yield piece;
      yield Buffer.from("\n1,2\n");
    }
    const lines: number[] = [];
    let most = 0;
    const before = process.memoryUsage().rss;
    for await (const list of csvRecords(endless(), "f.csv")) {
      lines.push(...list.map(({ line }) => line));
      most = Math.max(most, process.memoryUsage().rss - before);
    }
    expect(lines).toEqual([1, 2, 3]);
    expect(most / 2 ** 20).toBeLessThan(100);
  });
});

it("counts characters, not bytes: 16,000 letters of three bytes are one record, 17,000 are too many", async () => {
  for (const chunk of [1000, 1_000_000]) {
    const found = await records(`${"日".repeat(16_000)}\n${"日".repeat(17_000)}\nx\n`, chunk);
    expect(found.map(({ fault }) => fault?.reason)).toEqual([undefined, "length", undefined]);
  }
});

it("does not wait for a closing quote until the file ends", async () => {
  let chunks = 0;
  async function* endless() {
    yield Buffer.from('0,"open\n');
    for (; chunks < 100; chunks++) yield Buffer.from("1,a row of an export\n".repeat(50));
  }
  for await (const list of csvRecords(endless(), "f.csv")) if (list.length > 0) break;
  expect(chunks).toBeLessThan(20);
});

it("gives up on a quote after the longest record, and goes on with the next line", async () => {
  const rows = Array.from({ length: 2000 }, (_, i) => `${i},a row of an export`).join("\n");
  const found = await records(`0,"open\n${rows}\n`, 4096);
  expect(rows.length).toBeGreaterThan(2 * LONGEST_RECORD);
  expect(found).toHaveLength(2001);
  expect(found.filter(({ fault }) => fault !== undefined).map(({ line }) => line)).toEqual([1]);
});
