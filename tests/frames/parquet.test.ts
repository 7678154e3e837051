import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Decimal128, Long } from "mongodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { polars, readMongo, readParquet, writeParquet } from "../../lib/src/frames/index.js";

const folder = mkdtempSync(join(tmpdir(), "hers-parquet-"));
const file = join(folder, "calls.parquet");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const frame = () =>
  readMongo(
    Array.from({ length: 10 }, (_, i) => ({
      id: Long.fromBigInt(2n ** 60n + BigInt(i)),
      at: new Date(i * 1000),
      amount: Decimal128.fromString(`${i}.10`),
      note: i % 3 === 0 ? null : `größer ${i}`,
      tags: ["a", `b${i}`],
    })),
    { batchRows: 4 },
  );
beforeAll(async () => {
  await writeParquet(await frame(), file);
});

it("brings a frame back as it was, with its row count, columns and checksum told beside it", async () => {
  const proof = await writeParquet(await frame(), file);
  expect(proof).toMatchObject({ rows: 10, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(Object.keys(proof.columns)).toEqual(["id", "at", "amount", "note", "tags"]);
  expect((await readParquet(file)).frameEqual(await frame(), true)).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(["calls.parquet", "calls.parquet.json"]);
});

const altered = (change: (proof: Record<string, unknown>) => void): void => {
  const proof = JSON.parse(readFileSync(`${file}.json`, "utf8"));
  change(proof);
  writeFileSync(`${file}.json`, JSON.stringify(proof));
};

it.each<[string, string, () => void]>([
  [
    "one byte of the file was changed",
    "the checksum is",
    () => {
      const bytes = readFileSync(file);
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(file, bytes);
    },
  ],
  [
    "the file was cut off",
    "the checksum is",
    () => writeFileSync(file, readFileSync(file).subarray(0, -100)),
  ],
  [
    "the proof tells another number of rows",
    "the number of rows is 10, but was 11",
    () =>
      altered((it) => {
        it.rows = 11;
      }),
  ],
  [
    "the proof tells other columns",
    "the list of columns is",
    () =>
      altered((it) => {
        it.columns = {};
      }),
  ],
  ["there is no proof", "cannot be read, and without it", () => rmSync(`${file}.json`)],
  ["there is a proof and no file", "calls.parquet cannot be read: ENOENT", () => rmSync(file)],
  ["the proof is not JSON", "is not JSON", () => writeFileSync(`${file}.json`, "{")],
])("refuses a file where %s", async (_, message, harm) => {
  await writeParquet(await frame(), file);
  harm();
  const failure = await readParquet(file).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "FRAME_FILE", message: expect.stringContaining(message) });
});

it("refuses a name that does not end with .parquet, and leaves no draft behind", async () => {
  await expect(writeParquet(polars().DataFrame({ a: [1] }), join(folder, "calls.pq"))).rejects.toThrow(
    "a Parquet file's name ends with .parquet",
  );
  await expect(writeParquet(polars().DataFrame({ a: [1] }), join(folder, "no", "x.parquet"))).rejects.toThrow(
    "cannot be written",
  );
  expect(readdirSync(folder).filter((name) => !name.startsWith("calls.parquet"))).toEqual([]);
});
