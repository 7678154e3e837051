import { describe, expect, it } from "vitest";
import { emergency, unitStatus } from "../../lib/src/hospital/behaviour/index.js";
import { schemaFiles } from "../../lib/src/hospital/load.js";
import { simulate } from "../../lib/src/hospital/simulate/index.js";
import { check, say } from "../../lib/src/model/behaviour/index.js";
import { readSchemaFiles } from "../../lib/src/model/drift/read-files.js";
import { rowsOf } from "./simulate/reading.js";

describe("the states of an ambulance", () => {
  it("are the values of unit_status_event.status", async () => {
    const { tables } = await readSchemaFiles(schemaFiles().tables);
    const status = tables
      .find(({ name }) => name === "unit_status_event")
      ?.columns.find(({ name }) => name === "status");
    expect(status?.type).toBe(`enum(${unitStatus.states.map(({ name }) => `'${name}'`).join(",")})`);
  });

  const seed = Math.floor(Math.random() * 1_000_000);
  it(`change as the machine says, in every way that it says (seed ${seed})`, () => {
    const events = rowsOf(simulate({ seed }), "unit_status_event").sort(
      (a, b) =>
        Number(a.ambulance_id) - Number(b.ambulance_id) ||
        Number(a.changed_at) - Number(b.changed_at) ||
        Number(a.event_id) - Number(b.event_id),
    );
    const seen = new Set<string>();
    events.slice(1).forEach((event, i) => {
      const before = events[i]!;
      if (before.ambulance_id === event.ambulance_id) seen.add(`${before.status} -> ${event.status}`);
    });
    const said = new Set(unitStatus.transitions.map(({ from, to }) => `${from} -> ${to}`));
    expect([...seen].sort()).toEqual([...said].sort());
  });
});

describe.each([
  ["the states of an ambulance", unitStatus],
  ["the way of an emergency", emergency],
] as const)("%s", (_, behaviour) => {
  it("has no mistake", () => {
    expect(check(behaviour)).toEqual([]);
  });

  it("is read out in whole sentences", () => {
    const sentences = say(behaviour);
    expect(sentences.length).toBeGreaterThan(10);
    for (const sentence of sentences) expect(sentence).toMatch(/^[\p{Lu}"“`].*[.]$/u);
  });
});
