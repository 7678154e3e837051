/** The parts of tslab 1.0.22 that the launcher builds on; tslab itself stays as it was installed. */

import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** What tslab's converter says about one cell. */
export interface Converted {
  output?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly hasToplevelAwait?: boolean;
}

/** A finding of the type checker; lines and characters count from 0. */
export interface Diagnostic {
  readonly start: { readonly line: number; readonly character: number };
  readonly messageText: string;
  readonly fileName?: string;
}

/** Type-checks a cell and turns it into JavaScript. */
export interface Converter {
  convert(previousDeclarations: string, source: string): Converted;
  close(): void;
}

/** Runs cells one after the other in one scope. */
export interface Executor {
  execute(source: string): Promise<boolean>;
  interrupt(): void;
  close(): void;
}

/** Where tslab's executor puts the last expression's value (`log`) and what went wrong (`error`). */
export interface CellConsole {
  log(value: unknown): void;
  error(...parts: unknown[]): void;
}

/** A request from a front end, as tslab reads it from the wire. */
export interface Message {
  readonly header: { readonly msg_type: string; readonly msg_id: string };
  readonly content: Readonly<Record<string, unknown>>;
  createReply(): Reply;
}

/** A message to be signed and sent. */
export interface Reply {
  readonly header: { msg_type: string };
  content: unknown;
  signAndSend(key: string, socket: Socket): void;
}

/** A ZeroMQ socket, as far as the launcher touches it. */
export interface Socket {
  sendHighWaterMark: number;
}

/** tslab's Jupyter server: five sockets and one method a message type. */
export interface ZmqServer {
  readonly connInfo: { readonly key: string };
  readonly iopub: Socket;
  readonly shell: Socket;
  bindSocket(socket: Socket, port: number): Promise<void>;
  publishStatus(status: string, parent: Message): void;
  handleShellMessage(socket: Socket, ...frames: Buffer[]): Promise<void>;
  handleKernelInfo(socket: Socket, message: Message): void;
  handleExecute(socket: Socket, message: Message): Promise<void>;
  handleCommInfoRequest(socket: Socket, message: Message): void;
  handleShutdown(socket: Socket, message: Message): void;
  init(): Promise<void>;
  close(): void;
}

interface JupyterModule {
  lastWriteDisplayData: ((content: DisplayContent, update?: boolean) => void) | null;
  readonly JupyterHandlerImpl: new (executor: Executor, isJs: boolean) => { handleKernel(): object };
  readonly ZmqServer: new (handler: object, configPath: string) => ZmqServer;
}

/** What a `display_data` message carries. */
export interface DisplayContent {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly transient?: Readonly<Record<string, unknown>>;
}

/** The installed tslab, its modules loaded when first asked for. */
export interface Tslab {
  /** Loads one of tslab's own dependencies, or the file's path without loading it. */
  readonly require: NodeJS.Require;
  readonly folder: string;
  jupyter(): JupyterModule;
  createConverter(options: { isJS: boolean; isBrowser: boolean }): Converter;
  createExecutor(
    root: string,
    converters: { readonly node: Converter; readonly browser: Converter; close(): void },
    console: CellConsole,
  ): Executor;
}

/** Finds the installed tslab. Its compiler is loaded with the first converter, so hooks on it come before that. */
export function findTslab(): Tslab {
  const folder = dirname(require.resolve("tslab/package.json"));
  const load = createRequire(join(folder, "dist", "main.js"));
  return {
    require: load,
    folder,
    jupyter: () => load("./jupyter.js") as JupyterModule,
    createConverter: (options) => load("./converter.js").createConverter(options),
    createExecutor: (root, converters, console) =>
      load("./executor.js").createExecutor(root, converters, console),
  };
}
