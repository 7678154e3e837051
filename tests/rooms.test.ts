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

/** What each part of `model` may import beside itself. A part that is not named here is new: say what it rests on. */
const parts: Readonly<Record<string, readonly string[]>> = {
  eer: ["errors"],
  behaviour: [],
  relational: ["errors", "model/eer"],
  // The list of relations under a mapped diagram is drawn from the mapping's own result.
  diagram: ["model/eer", "model/behaviour", "model/relational", "show"],
  // It reads files and servers: how a script is split and a collection file is parsed is known in `stores` alone.
  drift: ["errors", "project", "model/eer", "model/relational", "stores"],
};

const inModel = files.filter((file) => file.startsWith("model/"));
/** `model/eer` of `model/eer/check/index.ts`, `errors` of `errors.ts`, `stores` of all within. */
const partOf = (file: string): string => {
  const [room = "", part = ""] = file.replace(/\.ts$/, "").split("/");
  return room === "model" ? `model/${part}` : room;
};
const beyond = (file: string): string[] =>
  importsOf(file)
    .map(partOf)
    .filter((part) => part !== partOf(file));

describe("the parts of lib/src/model", () => {
  it("are the ones that are listed here", () => {
    expect([...new Set(inModel.map(partOf))].sort()).toEqual(
      Object.keys(parts)
        .map((part) => `model/${part}`)
        .sort(),
    );
  });

  it.each(Object.entries(parts))(
    "%s imports nothing beside itself but what is listed: %j",
    (part, allowed) => {
      const own = inModel.filter((file) => partOf(file) === `model/${part}`);
      const strange = own.flatMap((file) =>
        beyond(file)
          .filter((target) => !allowed.includes(target))
          .map((target) => `${file} -> ${target}`),
      );
      expect(strange).toEqual([]);
    },
  );

  it.each(Object.entries(parts))("%s imports all that is listed: %j", (part, allowed) => {
    const used = inModel.filter((file) => partOf(file) === `model/${part}`).flatMap(beyond);
    expect(allowed.filter((each) => !used.includes(each))).toEqual([]);
  });

  it("know nothing of the hospital, and only drift knows of stores", () => {
    const strange = inModel.filter((file) =>
      beyond(file).some(
        (part) => part === "hospital" || (part === "stores" && partOf(file) !== "model/drift"),
      ),
    );
    expect(strange).toEqual([]);
  });

  it("read nothing but their arguments: only drift imports a package or a module of Node", () => {
    const impure = inModel.filter(
      (file) =>
        partOf(file) !== "model/drift" &&
        /(?:from|import|import\(|require\()\s*"[^."]/.test(readFileSync(join(source, file), "utf8")),
    );
    expect(impure).toEqual([]);
  });
});
