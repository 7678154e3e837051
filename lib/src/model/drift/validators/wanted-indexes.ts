import type { Difference, Place } from "../physical.js";
import { type Json, parseWithLines, type ValidatorFile } from "./file.js";

/** An index that a collection is to have, and why. */
export interface WantedIndex {
  /** The order of its fields counts, but for the words of a text index. */
  readonly key: Readonly<Record<string, 1 | -1 | "text" | "2dsphere">>;
  /** What else the server is told, such as `unique` or `partialFilterExpression`. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly why: string;
}

/** By collection; one that is not named has none. */
export type WantedIndexes = Readonly<Record<string, readonly WantedIndex[]>>;

/** What a file says of an index that is its own choice. */
const OWN = new Set(["key", "name", "why"]);

/**
 * Compares the indexes of collection files with those that are wanted, by their keys. Names are the file's choice.
 *
 * @param files the collection files, see `readValidatorFiles`
 * @returns differences of the kinds `index-missing`, `index-extra` and `index-option`, each with file and line
 * @throws {ScriptError} `COLLECTION_MALFORMED` for a file that is not JSON
 */
export const compareWantedIndexes = (wanted: WantedIndexes, files: readonly ValidatorFile[]): Difference[] =>
  files.flatMap((file) => {
    const json = parseWithLines(file);
    const collection = String(json.members.get("collection")?.value);
    return new CollectionIndexes(collection, file.file, json).differences(wanted[collection] ?? []);
  });

class CollectionIndexes {
  readonly #written: readonly Json[];

  constructor(
    readonly collection: string,
    readonly file: string,
    readonly json: Json,
  ) {
    this.#written = json.members.get("indexes")?.items ?? [];
  }

  differences(wanted: readonly WantedIndex[]): Difference[] {
    const left = [...this.#written];
    const found: Difference[] = [];
    for (const index of wanted) {
      const text = keyText(index.key);
      const at = left.findIndex((each) => keyText(keyOf(each)) === text);
      if (at === -1) found.push(this.#missing(index, left));
      else found.push(...this.#options(index, left.splice(at, 1)[0]!));
    }
    return [...found, ...left.map((each) => this.#extra(each))];
  }

  /** One on the same fields in another way is changed: it is taken from those that are left. */
  #missing({ key, why }: WantedIndex, left: Json[]): Difference {
    const fields = Object.keys(key).join();
    const at = left.findIndex((each) => Object.keys(keyOf(each)).join() === fields);
    const [other] = at === -1 ? [] : left.splice(at, 1);
    if (other !== undefined)
      return this.#say(
        "index-option",
        nameOf(other),
        `is on ${keyText(keyOf(other))}, where ${keyText(key)} is wanted. ${why}`,
        other,
      );
    const place = this.json.members.get("indexes") ?? this.json;
    return this.#say(
      "index-missing",
      Object.keys(key).join(","),
      `is missing: ${keyText(key)}. ${why}`,
      place,
    );
  }

  #options({ options = {}, why }: WantedIndex, index: Json): Difference[] {
    const names = [...index.members.keys()].filter((name) => !OWN.has(name));
    return [...new Set([...Object.keys(options), ...names])].flatMap((name) => {
      const member = index.members.get(name);
      const [one, other] = [JSON.stringify(options[name]), JSON.stringify(member?.value)];
      if (one === other) return [];
      const says = `has ${name} ${other ?? "left out"}, where ${one ?? "nothing"} is wanted. ${why}`;
      return [this.#say("index-option", `${nameOf(index)}.${name}`, says, member ?? index)];
    });
  }

  #extra(index: Json): Difference {
    const says = `is on ${keyText(keyOf(index))}, which nobody wants: say beside the origins of the documents what it is for, or take it out.`;
    return this.#say("index-extra", nameOf(index), says, index);
  }

  #say(kind: string, index: string, says: string, { line }: Json): Difference {
    const place: Place = { file: this.file, line };
    const subject = `${this.collection}.${index}`;
    return { kind, between: "model-validators", subject, message: `The index ${says}`, place };
  }
}

const keyOf = (index: Json): Record<string, unknown> =>
  (index.members.get("key")?.value ?? {}) as Record<string, unknown>;

const nameOf = (index: Json): string => String(index.members.get("name")?.value);

/** Words come in any order: a text index has one weight for each. */
function keyText(key: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(key).map(([field, way]) => `${field}: ${String(way)}`);
  return `{ ${(Object.values(key).every((way) => way === "text") ? parts.sort() : parts).join(", ")} }`;
}
