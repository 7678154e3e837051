import { sep } from "node:path";
import { hookCompiler } from "./compiler.js";
import { type Failure, failureOf, refusalOf } from "./failure.js";
import { lightFirst } from "./light-types.js";
import { CellStacks } from "./stack.js";
import type { Converter, Diagnostic, Executor, Tslab } from "./tslab.js";

/** How a cell ended: with its last expression's value, or with what went wrong. */
export interface CellResult {
  readonly value?: unknown;
  readonly failure?: Failure;
}

/** Runs cells through tslab's own executor, and says in terms of the cell's source what went wrong. */
export class Cells {
  readonly executor: Executor;
  private readonly stacks: CellStacks;
  private readonly converter: Converter;
  private readonly keepCompiled: () => void;
  private cell = 0;
  private diagnostics: readonly Diagnostic[] = [];
  private value: unknown;
  private thrown: { readonly error: unknown } | undefined;

  /**
   * @param root the folder against which imports are resolved; the working folder must be the same
   */
  constructor(tslab: Tslab, root: string) {
    const hooks = hookCompiler(tslab, root);
    this.keepCompiled = hooks.keepCompiled;
    this.stacks = new CellStacks(root, [tslab.folder + sep, __dirname + sep]);
    this.stacks.install();
    const checked = lightFirst(tslab.createConverter({ isJS: false, isBrowser: false }), hooks);
    this.converter = Object.assign(Object.create(checked) as Converter, {
      convert: (previous: string, source: string) => {
        const converted = checked.convert(previous, source);
        this.diagnostics = converted.diagnostics;
        if (converted.output !== undefined) {
          converted.output = this.stacks.remember(this.cell, source, converted.output, hooks.takeMaps());
        }
        return converted;
      },
    });
    const converters = {
      node: this.converter,
      get browser() {
        return tslab.createConverter({ isJS: false, isBrowser: true });
      },
      close: () => this.converter.close(),
    };
    this.executor = tslab.createExecutor(root, converters, {
      log: (value) => {
        this.value = value;
      },
      error: (...parts) => this.takeError(parts),
    });
  }

  /** Reads the types that every chapter begins with, while nobody waits for them. */
  warmUp(): void {
    this.converter.convert("", 'import { hospital } from "hers";');
    this.diagnostics = [];
    this.keepCompiled();
  }

  /**
   * Runs one cell.
   *
   * @param source the cell's TypeScript
   * @param cell its number, named in stack traces
   */
  async run(source: string, cell: number): Promise<CellResult> {
    this.cell = cell;
    this.diagnostics = [];
    this.value = undefined;
    this.thrown = undefined;
    try {
      await this.executor.execute(source);
    } catch (error) {
      this.thrown = { error };
    }
    if (this.diagnostics.length > 0) return { failure: refusalOf(this.diagnostics, source) };
    if (this.thrown !== undefined) return { failure: this.explain(this.thrown.error) };
    return { value: this.value };
  }

  /** Names what was thrown, with its line in the cell. */
  explain(thrown: unknown): Failure {
    return failureOf(thrown, this.cell, this.stacks);
  }

  /** tslab's executor prints a thrown value alone, and a finding of the type checker as format and parts. */
  private takeError(parts: readonly unknown[]): void {
    if (parts.length === 1) this.thrown = { error: parts[0] };
    else if (this.diagnostics.length === 0) console.error(...parts); // a finding in a `@module` cell
  }
}
