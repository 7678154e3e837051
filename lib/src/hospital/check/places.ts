import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Place } from "../../model/drift/physical.js";
import { projectRoot, shownPath } from "../../project.js";

interface Source {
  readonly file: string;
  readonly lines: readonly string[];
}

const sources = new Map<string, readonly Source[]>();

/** The TypeScript files of a folder of lib/src/hospital; none where only the built library is there. */
function sourcesOf(folder: string): readonly Source[] {
  const known = sources.get(folder);
  if (known !== undefined) return known;
  const path = join(projectRoot(), "lib", "src", "hospital", folder);
  let read: Source[] = [];
  try {
    read = readdirSync(path)
      .filter((name) => name.endsWith(".ts"))
      .sort()
      .map((name) => ({
        file: shownPath(join(path, name)),
        lines: readFileSync(join(path, name), "utf8").split("\n"),
      }));
  } catch {}
  sources.set(folder, read);
  return read;
}

/**
 * Where the hospital's model says something: the line of the entity type, relationship or specialisation, and within it that of the
 * attribute or rule.
 *
 * @param path as in an origin: `["Dispatch", "on_scene_at"]`, `["Dispatch", "rules", "0"]`, `["triages"]`
 */
export function placeInModel(path: readonly string[]): Place | undefined {
  const [first, ...rest] = path;
  for (const { file, lines } of sourcesOf("model")) {
    const start = lines.findIndex((line) => line.startsWith(`  ${first}: {`));
    if (start === -1) continue;
    const length = lines.slice(start + 1).findIndex((line) => line.startsWith("  }"));
    const block = lines.slice(start, start + 1 + Math.max(length, 0) + 1);
    return { file, line: start + lineWithin(block, rest) + 1 };
  }
  return undefined;
}

/** The deepest part of the path that is found, in the order of the path. */
function lineWithin(block: readonly string[], rest: readonly string[]): number {
  let at = 0;
  for (const name of rest) {
    const wanted = /^\d+$/.test(name) ? nthRule(block, at, Number(name)) : namedAfter(block, at, name);
    if (wanted === -1) break;
    at = wanted;
  }
  return at;
}

const namedAfter = (block: readonly string[], from: number, name: string): number =>
  block.findIndex((line, i) => i >= from && ` ${line.replace(/[{(]/g, " ")}`.includes(` ${name}: `));

function nthRule(block: readonly string[], from: number, number: number): number {
  let left = number;
  return block.findIndex((line, i) => i >= from && /\bsays:/.test(line) && left-- === 0);
}

/**
 * Where a refinement is written.
 *
 * @param text what only it has, such as its reason
 */
export function placeOfRefinement(text: string): Place | undefined {
  for (const { file, lines } of sourcesOf("refinements")) {
    const at = lines.findIndex((line) => line.includes(text));
    if (at !== -1) return { file, line: at + 1 };
  }
  return undefined;
}

/** Where the simulator writes the rows of a code list, by the names of the constants. */
const LISTS: Readonly<Record<string, string>> = {
  dispatch_priority: "PRIORITIES",
  triage_level: "TRIAGE_LEVELS",
  specialty: "SPECIALTIES",
  clinical_problem: "PROBLEMS",
};

/**
 * Where the simulator writes a code list, and within it a row.
 *
 * @param name of the row
 */
export function placeOfRow(table: string, name?: string): Place | undefined {
  for (const { file, lines } of sourcesOf("simulate")) {
    const start = lines.findIndex((line) => new RegExp(`\\bconst ${LISTS[table]}\\b`).test(line));
    if (start === -1) continue;
    const at = lines.slice(start).findIndex((line) => name !== undefined && line.includes(`"${name}"`));
    return { file, line: start + Math.max(at, 0) + 1 };
  }
  return undefined;
}
