import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Node, parseTree } from "jsonc-parser";
import { ScriptError } from "../../../errors.js";
import { shownPath } from "../../../project.js";
import { jsonMistake } from "../../../stores/mongo/json.js";

/** A collection file as it is written; `file` as messages show it. */
export interface ValidatorFile {
  readonly file: string;
  readonly text: string;
}

/** A value of a JSON file with its line, from 1; a member's line is that of its name. */
export interface Json {
  readonly line: number;
  /** Plain; an extended JSON number is a number. */
  readonly value: unknown;
  readonly members: ReadonlyMap<string, Json>;
  readonly items: readonly Json[];
}

/**
 * Reads the text of every `.json` of a folder, in the order of their names.
 *
 * @throws {ScriptError} `COLLECTION_MISSING` if the folder cannot be read
 */
export async function readValidatorFiles(folder: string): Promise<ValidatorFile[]> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
    return await Promise.all(
      names.map(async (name) => ({
        file: shownPath(join(folder, name)),
        text: await readFile(join(folder, name), "utf8"),
      })),
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ScriptError(
      "COLLECTION_MISSING",
      `${shownPath(folder)}: the folder of collections cannot be read (${code}).`,
      { cause: error },
    );
  }
}

/**
 * The values of a file with their lines.
 *
 * @throws {ScriptError} `COLLECTION_MALFORMED` with line and column where it is not JSON
 */
export function parseWithLines({ file, text }: ValidatorFile): Json {
  const mistake = jsonMistake(text);
  if (mistake !== undefined)
    throw new ScriptError(
      "COLLECTION_MALFORMED",
      `${file}:${mistake.line}:${mistake.column}: this is not JSON from here on. ${mistake.likely}`,
    );
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  const lineOf = (offset: number): number => {
    const after = ends.findIndex((end) => end >= offset);
    return (after === -1 ? ends.length : after) + 1;
  };
  return jsonOf(parseTree(text)!, lineOf);
}

/** The value at a path, or the nearest one around it that is there. */
export function nearest(json: Json, path: readonly (string | number)[]): Json {
  const [step, ...rest] = path;
  if (step === undefined) return json;
  const inside = typeof step === "number" ? json.items[step] : json.members.get(step);
  return inside === undefined ? json : nearest(inside, rest);
}

function jsonOf(node: Node, lineOf: (offset: number) => number, line = lineOf(node.offset)): Json {
  const children = node.children ?? [];
  if (node.type === "array") {
    const items = children.map((child) => jsonOf(child, lineOf));
    return { line, value: items.map(({ value }) => value), members: new Map(), items };
  }
  if (node.type !== "object") return { line, value: node.value, members: new Map(), items: [] };
  const members = new Map<string, Json>();
  for (const { children: [name, value] = [] } of children)
    members.set(name!.value as string, jsonOf(value!, lineOf, lineOf(name!.offset)));
  return { line, value: plain(members), members, items: [] };
}

const NUMBERS = ["$numberInt", "$numberLong", "$numberDouble", "$numberDecimal"];

function plain(members: ReadonlyMap<string, Json>): unknown {
  const [first] = members;
  if (members.size === 1 && NUMBERS.includes(first![0])) return Number(first![1].value);
  return Object.fromEntries([...members].map(([name, { value }]) => [name, value]));
}
