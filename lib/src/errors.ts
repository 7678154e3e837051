/** Every error that HERS raises on purpose: what happened, where, and what to do next, in one or two lines. */

/** Base class: catch it to tell a HERS message from a bug. `code` is stable and can be compared. */
export class HersError extends Error {
  /**
   * @param code stable name, such as `SERVER_UNREACHABLE`
   * @param message what happened, where, and what to do next
   */
  constructor(
    readonly code: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A server cannot be had, reached or used. */
export class ServerError extends HersError {}

/** A setting (an environment variable or an option) cannot be understood. */
export class SettingError extends HersError {}

/** An SQL or collection file is wrong, or a server refused what it says; the message names file and line. */
export class ScriptError extends HersError {}

/** Rows or documents could not be loaded; nothing half-loaded stays. */
export class LoadError extends HersError {}

/** A file of reported data cannot be imported; the message names the file and, where there is one, the line. */
export class ImportError extends HersError {}

/** A notebook cannot be read or run. */
export class NotebookError extends HersError {}

/** An exercise was asked for that does not exist, or was given a value it cannot judge. */
export class ExerciseError extends HersError {}

/** A value cannot be shown: a chart of no rows, a column that is not there. */
export class ShowError extends HersError {}

/** MySQL refused a query of an `sql` tag; `cause` is the driver's error, with MySQL's number and SQL state. */
export class QueryError extends HersError {}

/** An answer cannot become a frame: a type that frames do not have, or two types in one field. */
export class FrameError extends HersError {}

/** A model, a set of dependencies or a diagram is asked for something it does not have or cannot be. */
export class ModelError extends HersError {}
