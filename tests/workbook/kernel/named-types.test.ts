import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "../../../lib/src/project.js";
import { NamedTypes } from "../../../lib/src/workbook/kernel/named-types.js";

const index = readFileSync(join(projectRoot(), "lib/dist/index.d.ts"), "utf8");

it("holds what cells have named, with the imports that it needs, and nothing else", () => {
  const types = new NamedTypes(index);
  expect(types.text.trim()).toBe("export {};");
  expect(types.add('import { connect, pl } from "hers";')).toBe(true);
  const { text } = types;
  expect(text).toContain('export { connect } from "./hospital/connect.js";');
  expect(text).toContain("export declare const pl: Polars;");
  expect(text).toContain('import type { Polars } from "./frames/light.js";');
  expect(text).not.toMatch(/eer|Outbox|LightPlot/);
});

it("grows with a new name only, also one that is asked of the whole package", () => {
  const types = new NamedTypes(index);
  types.add("const frame: DataFrame = wanted;");
  expect(types.add("DataFrame; framed; connected")).toBe(false);
  expect(types.add('import * as hers from "hers";\nhers.eer.model')).toBe(true);
  expect(types.text).toContain("export declare const eer");
});

it("keeps a statement whose names it cannot tell, whatever cells have named", () => {
  const unread = ['export * from "./all.js";', 'export * as all from "./all.js";', 'import "./side.js";'];
  const types = new NamedTypes([...unread, 'export { one } from "./one.js";', "export {};"].join("\n"));
  for (const statement of unread) expect(types.text).toContain(statement);
  expect(types.text).not.toContain("one.js");
  expect(types.text.match(/export \{\};/g)).toHaveLength(1);
});

it("is the whole index once everything is asked for", () => {
  const types = new NamedTypes(index);
  expect(types.addAll()).toBe(true);
  expect(types.addAll()).toBe(false);
  const statements = (text: string) => text.match(/^(?:import|export) [^{*\n]*[^\n]*;$/gm)!.sort();
  expect(statements(types.text)).toEqual([...statements(index), "export {};"].sort());
});
