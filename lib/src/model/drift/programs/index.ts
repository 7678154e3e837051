import type { Difference, Place } from "../physical.js";
import type { LiveProgram } from "./live.js";
import { type NamedProgram, programKey, programTitle } from "./program.js";

export { type LiveProgram, readPrograms } from "./live.js";
export { programNamed, programsOfFiles } from "./program.js";

/** Words that a message shows from where two programs part. */
const SHOWN = 8;

/**
 * Compares the programs of a database with those of one that the files have just made: the server has then rewritten both alike.
 *
 * @param wanted made from the files
 * @param found how it is
 * @param written the programs of the files, for their places
 * @returns differences of the kinds `missing-program`, `extra-program` and `program-changed`
 */
export function comparePrograms(
  wanted: ReadonlyMap<string, LiveProgram>,
  found: ReadonlyMap<string, LiveProgram>,
  written: readonly (NamedProgram & { readonly place: Place })[],
): Difference[] {
  const say = (kind: string, program: LiveProgram, message: string): Difference => {
    const place = written.find((each) => programKey(each) === programKey(program))?.place;
    const subject = program.name;
    return { kind, between: "files-live", subject, message, ...(place === undefined ? {} : { place }) };
  };
  return [
    ...[...wanted].flatMap(([key, program]) => {
      const title = programTitle(program);
      const other = found.get(key);
      if (other === undefined)
        return [
          say(
            "missing-program",
            program,
            `The file has the ${title}, the server does not: run the file again.`,
          ),
        ];
      const at = program.words.findIndex((word, i) => word !== other.words[i]);
      if (at === -1 && program.words.length === other.words.length) return [];
      const from = at === -1 ? program.words.length : at;
      const message = `The ${title} is another on the server: the file says ${excerpt(program, from)}, the server says ${excerpt(other, from)}. Run the file again, or mend it.`;
      return [say("program-changed", program, message)];
    }),
    ...[...found]
      .filter(([key]) => !wanted.has(key))
      .map(([, program]) =>
        say(
          "extra-program",
          program,
          `The server has the ${programTitle(program)}, no file of sql/programs makes it.`,
        ),
      ),
  ];
}

function excerpt({ words }: LiveProgram, from: number): string {
  const shown = words.slice(from, from + SHOWN);
  if (shown.length === 0) return "no more";
  return `"${shown.join(" ")}${from + SHOWN < words.length ? " ..." : ""}"`;
}
