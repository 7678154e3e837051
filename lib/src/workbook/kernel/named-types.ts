/** One statement of a file of declarations. */
interface Statement {
  readonly text: string;
  readonly kind: "import" | "export";
  /** What it exports, or what it imports; undefined where that cannot be told, as of `export *`: then the statement always stays. */
  readonly names: readonly string[] | undefined;
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
    this.exported = new Set(
      this.statements.flatMap(({ kind, names }) => (kind === "export" ? (names ?? []) : [])),
    );
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
    const body = this.textOf("export", this.named);
    const imports = this.textOf("import", new Set(body.match(/[\w$]+/g)));
    return `${imports}\n${body}\nexport {};\n`;
  }

  private textOf(kind: Statement["kind"], wanted: ReadonlySet<string>): string {
    return this.statements
      .filter((each) => each.kind === kind && (each.names?.some((name) => wanted.has(name)) ?? true))
      .map(({ text }) => text)
      .join("\n");
  }
}

const DECLARED =
  /^export declare (?:abstract )?(?:const|let|var|function|class|type|interface|enum|namespace) ([\w$]+)/;

function readStatement(text: string): Statement {
  const kind = text.startsWith("import") ? "import" : "export";
  const declared = DECLARED.exec(text)?.[1];
  if (declared !== undefined) return { text, kind, names: [declared] };
  const list = /^\w+ (?:type )?\{([^}]*)\}/.exec(text)?.[1];
  const names = list
    ?.split(",")
    .map((each) => each.trim().replace(/^(?:type\s+)?(?:[\w$]+\s+as\s+)?/, ""))
    .filter((name) => name !== "");
  return { text, kind, names };
}
