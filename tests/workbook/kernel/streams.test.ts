import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { JoinedStreams } from "../../../lib/src/workbook/kernel/streams.js";

function recorded(): { streams: JoinedStreams; sent: [string, string][] } {
  const sent: [string, string][] = [];
  return { streams: new JoinedStreams((name, text) => sent.push([name, text])), sent };
}

describe("what a cell prints", () => {
  it("leaves in few messages and whole: 3,000 lines", () => {
    const { streams, sent } = recorded();
    const lines = Array.from({ length: 3_000 }, (_, number) => `line ${number}\n`);
    for (const line of lines) streams.write("stdout", line);
    streams.flush();
    expect(sent.length).toBeLessThan(10);
    expect(sent.map(([, text]) => text).join("")).toBe(lines.join(""));
  });

  it("keeps the order of standard output and standard error", () => {
    const { streams, sent } = recorded();
    streams.write("stdout", "a");
    streams.write("stderr", "b");
    streams.write("stdout", "c");
    streams.flush();
    expect(sent).toEqual([
      ["stdout", "a"],
      ["stderr", "b"],
      ["stdout", "c"],
    ]);
  });

  it("is sent without waiting for the cell's end", async () => {
    const { streams, sent } = recorded();
    streams.write("stdout", "loading\n");
    await delay(100);
    expect(sent).toEqual([["stdout", "loading\n"]]);
  });

  it("may be bytes, cut in the middle of a letter", () => {
    const { streams, sent } = recorded();
    const bytes = Buffer.from("Zürich");
    streams.write("stdout", bytes.subarray(0, 2));
    streams.write("stdout", bytes.subarray(2));
    streams.flush();
    expect(sent).toEqual([["stdout", "Zürich"]]);
  });

  it("shows a chapter's database as hers even if its name arrives in two pieces", async () => {
    const { streams, sent } = recorded();
    streams.write("stdout", `${"x ".repeat(5_000)}hers_05_quest`);
    streams.write("stdout", "ions_0a1b2c3d\n");
    streams.flush();
    expect(sent.map(([, text]) => text).join("")).toBe(`${"x ".repeat(5_000)}hers\n`);
  });
});
