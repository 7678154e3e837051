import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const source = resolve(__dirname, "../lib/src");

/** Top to bottom: a room imports only from itself and from rooms below it (design.md, "The house"). */
const rooms = ["cli", "hospital", "workbook", "model", "frames", "stores", "show", "."];

/** The public door and the command line's own start see everything. */
const doors = new Set(["index.ts"]);

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);
const roomOf = (file: string): string => (file.includes("/") ? file.slice(0, file.indexOf("/")) : ".");

function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), "utf8");
  return [...text.matchAll(/(?:from|import\(|require\()\s*"(\.[^"]+)"/g)].map(([, target]) =>
    relative(source, resolve(source, dirname(file), target!)).replace(/\.js$/, ".ts"),
  );
}

describe("the rooms of lib/src", () => {
  it("are the ones that the design names", () => {
    const found = new Set(files.map(roomOf));
    expect([...found].filter((room) => !rooms.includes(room))).toEqual([]);
  });

  it("import only downwards", () => {
    const upwards = files
      .filter((file) => !doors.has(file))
      .flatMap((file) => importsOf(file).map((target) => [file, target] as const))
      .filter(([file, target]) => rooms.indexOf(roomOf(target)) < rooms.indexOf(roomOf(file)))
      .map(([file, target]) => `${file} -> ${target}`);
    expect(upwards).toEqual([]);
  });

  it("are read by this test: an import upwards would be seen", () => {
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(10);
  });
});
