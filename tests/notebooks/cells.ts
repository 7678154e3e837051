/** Runs the code of a notebook's cells as it stands, outside a kernel: fast enough to do it a hundred times. */

import { format, inspect } from "node:util";
import ts from "typescript";
import { display } from "../../lib/src/show/bundle.js";
import { type CodeCell, textOf } from "../../lib/src/workbook/run/notebook.js";

/** What a cell printed and showed, as text. */
export interface Told {
  readonly printed: string;
  readonly shown: string;
}

/** Runs all cells once, in order, and returns what each of them told. */
export type Program = () => Promise<Told[]>;

/**
 * Makes one program of some cells. They share their variables, as in a kernel; what they import from "hers" is what is given here.
 *
 * @param cells code cells, in order
 * @param hers what `import { … } from "hers"` gives them, by name
 */
export function programOf(cells: readonly CodeCell[], hers: Readonly<Record<string, unknown>>): Program {
  const source = cells.map((cell, number) => `__begin(${number});\n${shownAtTheEnd(textOf(cell.source))}\n`);
  const { outputText } = ts.transpileModule(source.join(""), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const names = ["__begin", "__show", "console", ...Object.keys(hers)];
  const run = new AsyncFunction(...names, outputText) as (...given: unknown[]) => Promise<void>;
  return async () => {
    const told: { printed: string; shown: string }[] = [];
    const now = (): { printed: string; shown: string } => told.at(-1)!;
    await run(
      () => told.push({ printed: "", shown: "" }),
      (value: unknown) => {
        now().shown = textFor(value);
      },
      {
        log: (...values: unknown[]) => {
          now().printed += `${format(...values)}\n`;
        },
      },
      ...Object.values(hers),
    );
    return told;
  };
}

const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

/** A cell without its imports, whose last expression is shown. */
function shownAtTheEnd(cell: string): string {
  const { statements } = ts.createSourceFile("cell.ts", cell, ts.ScriptTarget.ES2022, true);
  return statements
    .filter((statement) => !ts.isImportDeclaration(statement))
    .map((statement) =>
      statement === statements.at(-1) && ts.isExpressionStatement(statement)
        ? `__show(${statement.expression.getText()});`
        : statement.getFullText(),
    )
    .join("\n");
}

function textFor(value: unknown): string {
  if (value === undefined) return "";
  const bundle = (value as { [display]?: () => Record<string, unknown> })?.[display]?.();
  return bundle === undefined ? inspect(value) : String(bundle["text/plain"]);
}

/** What an executed cell's outputs in the file tell. */
export function toldIn({ outputs }: CodeCell): Told {
  const printed = outputs.flatMap((output) =>
    output.output_type === "stream" && output.name === "stdout" ? [textOf(output.text)] : [],
  );
  const shown = outputs.flatMap((output) =>
    "data" in output ? [textOf(output.data["text/plain"] as string | string[])] : [],
  );
  return { printed: printed.join(""), shown: shown.join("") };
}
