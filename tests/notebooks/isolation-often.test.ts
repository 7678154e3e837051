import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chapter, hospital } from "../../lib/src/hospital/chapter.js";
import { table } from "../../lib/src/show/table.js";
import { interleave } from "../../lib/src/stores/mysql/interleave/index.js";
import { chapterFiles, readNotebook } from "../../lib/src/workbook/run/index.js";
import { hasTag, isCode, textOf } from "../../lib/src/workbook/run/notebook.js";
import { programOf, toldIn } from "./cells.js";

/** How often chapter 06 plays its demonstrations here; a hundred times with HERS_LONG=1. */
const ROUNDS = process.env.HERS_LONG ? 100 : 3;

const chapter06 = readNotebook(chapterFiles().find((file) => file.includes("06-"))!);
const plans = chapter06.cells.findIndex(({ source }) => textOf(source).includes("## 8 What a query reads"));
/** The chapter's cells on isolation and locks, as they are committed: all but the exercise and the deadlock's report. */
const cells = chapter06.cells
  .slice(0, plans)
  .filter(isCode)
  .filter((cell) => !["volatile", "exercise", "solution"].some((tag) => hasTag(cell, tag)));

describe("the two sessions of chapter 06", () => {
  let chapter: Chapter;
  let pair: Awaited<ReturnType<Chapter["session"]>>[];
  beforeAll(async () => {
    chapter = await hospital("isolation-often", { watch: true });
    pair = [await chapter.session(), await chapter.session()];
  });
  afterAll(() => chapter.close());

  /** The copy that is open already, without the tables of the last round, and its two sessions as good as new. */
  async function opened(): Promise<unknown> {
    await chapter.mysql.query("DROP TABLE IF EXISTS supply, waiting, night_duty, ready");
    for (const session of pair)
      await session.query("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    const waiting = [...pair];
    return { mysql: chapter.mysql, session: async () => waiting.shift() };
  }

  it("play every demonstration that the chapter promises", () => {
    const told = cells.map((cell) => toldIn(cell)).map(({ printed, shown }) => printed + shown);
    expect(told.filter((text) => text !== "").length).toBeGreaterThanOrEqual(10);
    expect(told.join("\n")).toContain("waits until 5: 1 row");
    expect(told.join("\n")).toContain("1213 ER_LOCK_DEADLOCK");
    expect(told.join("\n")).toContain("SKIP LOCKED");
  });

  it(`tell ${ROUNDS} times in a row what the committed chapter shows`, async () => {
    const run = programOf(cells, { hospital: opened, interleave, table, check: () => {}, plan: () => {} });
    for (let round = 1; round <= ROUNDS; round++) {
      const told = await run();
      for (const [number, cell] of cells.entries())
        expect(told[number], `round ${round}, cell "${textOf(cell.source).slice(0, 60)}"`).toEqual(
          toldIn(cell),
        );
    }
  }, 900_000);
});
