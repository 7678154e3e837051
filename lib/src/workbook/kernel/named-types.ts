/** One statement of a file of declarations, and the names that it exports. */
interface Statement {
  readonly text: string;
  /** Empty for an import. */
  readonly exported: readonly string[];
  /** What an import brings; empty for an export. */
  readonly imported: readonly string[];
}

/**
 * The declarations of a package's index, cut to what the cells of a notebook have named so far: a chapter about SQL then does not wait
 * until the types of the data models have been read, two thirds of all. A name that is not there yet joins before the cell that has it is
 * checked.
 */
export class NamedTypes {
  private readonly statements: readonly Statement[];
  private readonly exported: ReadonlySet<string>;
  private readonly named = new Set<string>();

  /** @param declarations as TypeScript writes them: a statement a line, after a comment or none */
  constructor(declarations: string) {
    this.statements = [...declarations.matchAll(/^(?:import|export)\b[^;]*;/gm)].map(([text]) =>
      readStatement(text),
    );
    this.exported = new Set(this.statements.flatMap(({ exported }) => exported));
  }

  /** Adds what a cell names; false if it was there. */
  add(cell: string): boolean {
    const before = this.named.size;
    for (const [word] of cell.matchAll(/[\w$]+/g)) if (this.exported.has(word)) this.named.add(word);
    return this.named.size > before;
  }

  /** Adds everything; false if it was there. */
  addAll(): boolean {
    const before = this.named.size;
    for (const name of this.exported) this.named.add(name);
    return this.named.size > before;
  }

  /** The declarations of what was added. */
  get text(): string {
    const kept = this.statements.filter(({ exported }) => exported.some((name) => this.named.has(name)));
    const body = kept.map(({ text }) => text).join("\n");
    const words = new Set(body.match(/[\w$]+/g));
    const imports = this.statements.filter(({ imported }) => imported.some((name) => words.has(name)));
    return `${imports.map(({ text }) => text).join("\n")}\n${body}\nexport {};\n`;
  }
}

function readStatement(text: string): Statement {
  const list = /\{([^}]*)\}/.exec(text)?.[1] ?? "";
  const names = list
    .split(",")
    .map((each) => each.trim().replace(/^(?:type\s+)?(?:[\w$]+\s+as\s+)?/, ""))
    .filter((name) => name !== "");
  if (text.startsWith("import")) return { text, exported: [], imported: names };
  const declared = /^export declare (?:const|function|class|type|interface) ([\w$]+)/.exec(text)?.[1];
  return { text, exported: declared === undefined ? names : [declared], imported: [] };
}
