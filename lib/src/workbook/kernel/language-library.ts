import { join, sep } from "node:path";

const REFERENCE = /^\/\/\/\s*<reference\s+lib\s*=\s*["']([^"']+)["']\s*\/>\s*$/gm;

/** What is needed of TypeScript: its libraries' names in the order in which their declarations count, and where each is. */
export interface Libraries {
  readonly libs?: readonly string[];
  readonly libMap?: ReadonlyMap<string, string>;
}

/**
 * The types of the language itself, ES2022 for instance, as one file in place of the sixty that refer to each other. For each of those
 * TypeScript looks, in every folder from here to the root, whether a package replaces it: a twentieth of a chapter's time.
 */
export class LanguageLibrary {
  private readonly texts = new Map<string, string>();

  /**
   * @param folder where TypeScript keeps its libraries
   * @param root the file name of the library to make whole, `lib.es2022.d.ts`
   * @param read a library's own text
   */
  constructor(
    private readonly folder: string,
    root: string,
    libraries: Libraries,
    private readonly read: (path: string) => string | undefined,
  ) {
    const { libs, libMap } = libraries;
    if (libs === undefined || libMap === undefined) return; // another TypeScript: each file stays as it is
    const found = this.closure(root, libMap);
    if (found === undefined) return;
    // The order decides which overload is tried first.
    const rank = (file: string): number => libs.indexOf(file.replace(/^lib\.|\.d\.ts$/g, ""));
    const files = [...found.keys()].sort((one, other) => rank(one) - rank(other));
    for (const file of files) this.texts.set(this.path(file), "");
    const whole = files.map((file) => found.get(file)!.replace(REFERENCE, "")).join("\n");
    this.texts.set(this.path(root), `/// <reference no-default-lib="true"/>\n${whole}`);
  }

  /** The text to take for a file: everything for the root, nothing for what went into it, `undefined` for any other file. */
  textOf(path: string): string | undefined {
    return this.texts.get(path);
  }

  private path(file: string): string {
    return join(this.folder, file).split(sep).join("/");
  }

  /** The root's text and that of all that it refers to, or `undefined` if one of them cannot be read. */
  private closure(root: string, libMap: ReadonlyMap<string, string>): Map<string, string> | undefined {
    const found = new Map<string, string>();
    const waiting = [root];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (found.has(file)) continue;
      const text = this.read(this.path(file));
      if (text === undefined) return undefined;
      found.set(file, text);
      for (const [, name = ""] of text.matchAll(REFERENCE)) {
        const next = libMap.get(name.toLowerCase());
        if (next === undefined) return undefined;
        waiting.push(next);
      }
    }
    return found;
  }
}
