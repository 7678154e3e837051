/** A file of a program, as far as its imports go. */
interface SourceFile {
  readonly fileName: string;
  readonly isDeclarationFile: boolean;
  readonly resolvedModules?: {
    forEach(
      visit: (found: { readonly resolvedModule?: { readonly resolvedFileName: string } }) => void,
    ): void;
  };
}

/** TypeScript's program of a watch, as far as this file touches it. */
export interface Builder {
  getSourceFile(path: string): SourceFile | undefined;
  getAllDependencies(file: SourceFile): string[];
  getCompilerOptions(): object;
}

/** What is needed of TypeScript. */
export interface Binder {
  createAbstractBuilder(...args: unknown[]): Builder;
  /** Finds what a file declares; does nothing if that was done. */
  bindSourceFile(file: SourceFile, options: object): void;
}

/**
 * A watch's plain program, with the two things that tslab wants of the one that it asks for: what a cell declares, before any types are
 * checked, and which files of the user's it imports. The other program finds them by asking the type checker, for each cell twice, what
 * every file of every package refers to: a tenth of a chapter's time.
 */
export function plainBuilder(typescript: Binder, ...args: unknown[]): Builder {
  const builder = typescript.createAbstractBuilder(...args);
  const { getSourceFile } = builder;
  builder.getSourceFile = (path) => {
    const file = getSourceFile.call(builder, path);
    if (file?.isDeclarationFile === false) typescript.bindSourceFile(file, builder.getCompilerOptions());
    return file;
  };
  builder.getAllDependencies = (cell) => {
    const known = new Set<string>();
    const visit = (file: SourceFile): void => {
      if (file.isDeclarationFile || known.has(file.fileName)) return;
      known.add(file.fileName);
      file.resolvedModules?.forEach(({ resolvedModule }) => {
        const next = resolvedModule && builder.getSourceFile(resolvedModule.resolvedFileName);
        if (next !== undefined) visit(next);
      });
    };
    visit(cell);
    return [...known];
  };
  return builder;
}
