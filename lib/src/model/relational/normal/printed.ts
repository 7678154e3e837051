/** A result that also says itself in plain text. */
export interface Printed {
  /** The result, line by line, as it would stand on a board. */
  readonly lines: readonly string[];
  toString(): string;
}

/**
 * Gives a result its text, made when it is asked for. The text is not enumerable: the result's own fields stay what a table, a
 * comparison or `JSON` sees, and Node prints the lines instead of nested objects.
 */
export function printed<Result extends object>(
  result: Result,
  lines: () => readonly string[],
): Result & Printed {
  const text = (): string => lines().join("\n");
  return Object.defineProperties(result, {
    lines: { get: lines },
    toString: { value: text },
    [Symbol.for("nodejs.util.inspect.custom")]: { value: text },
  }) as Result & Printed;
}
