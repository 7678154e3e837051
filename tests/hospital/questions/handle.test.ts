import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chapter, hospital } from "../../../lib/src/hospital/chapter.js";
import { question } from "../../../lib/src/hospital/questions/handle.js";
import { display } from "../../../lib/src/show/bundle.js";

let chapter: Chapter;
beforeAll(async () => {
  chapter = await hospital("trial-question", { calls: 300 });
});
afterAll(() => chapter.close());

describe("a question in a notebook", () => {
  it("shows its three texts, without header and imports", () => {
    const asked = question("drugs-and-their-doses");
    const shown = asked[display]() as Record<string, string>;
    expect(Object.keys(asked.texts)).toEqual(["sql", "mongo", "frame"]);
    expect(asked.texts.sql).toMatch(/^-- A sum of milligrams[^\n]*\nSELECT m\.drug/);
    expect(asked.texts.frame).toMatch(/^export const answer/);
    expect(shown["text/html"]).toContain("Pipeline, on MongoDB");
    expect(shown["text/plain"]).toContain("SQL, on MySQL\n-------------\n-- A sum");
  });

  it("is asked in all its languages, and says that they agree", async () => {
    const answers = await question("response-times-by-priority").ask(chapter, { percentile: 50 });
    expect(answers.languages).toEqual(["sql", "mongo", "frame"]);
    expect(answers.difference).toBeUndefined();
    expect(answers.rows).toHaveLength(4);
    expect(String(answers[display]()["text/plain"])).toMatch(
      /sql, mongo, frame: the same 4 rows, value by value\.$/,
    );
  });

  it("shows the first row that differs, from each side, when one store has changed", async () => {
    await chapter.mongo.collection("treatments").updateOne({ _id: 1 }, { $set: { "details.dose": 99 } });
    const answers = await question("drugs-and-their-doses").ask(chapter);
    expect(answers.difference).toMatch(
      /^drugs-and-their-doses: sql has \d+ rows, mongo \d+; they differ from row/,
    );
    expect(String(answers[display]()["text/html"])).toContain("they differ from row");
  });

  it("that is not there is told with those near it", () => {
    expect(() => question("drug-and-their-doses")).toThrow('Did you mean "drugs-and-their-doses"?');
  });
});
