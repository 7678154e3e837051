import { randomUUID } from "node:crypto";
import { NotebookError } from "../../errors.js";
import { CellLimit } from "./cell-limit.js";
import { type KernelChoice, KernelProcess } from "./kernel-process.js";
import { type Output, textOf } from "./notebook.js";
import { decode, encode, type WireMessage } from "./wire.js";

/** How a cell ended. */
export interface Executed {
  readonly status: "ok" | "error" | "aborted" | "died" | "time-limit";
  readonly outputs: Output[];
  readonly error?: { readonly name: string; readonly message: string; readonly traceback: readonly string[] };
  /** For `died`: how the kernel ended. */
  readonly how?: string;
}

interface Pending {
  readonly outputs: Output[];
  reply?: WireMessage;
  idle: boolean;
  readonly begun: () => void;
  readonly done: () => void;
}

type Zmq = typeof import("zeromq");

const START_SECONDS = 60;

/** A kernel and the sockets to talk to it. */
export class Kernel {
  private readonly session = randomUUID();
  private readonly pending = new Map<string, Pending>();
  private readonly process: KernelProcess;
  private readonly sockets: { close(): void }[] = [];
  private shell: InstanceType<Zmq["Dealer"]> | undefined;
  private died: string | undefined;

  private constructor(kernel: KernelChoice, env: Readonly<Record<string, string | undefined>>) {
    this.process = new KernelProcess(kernel, env);
    void this.process.ended.then((how) => {
      this.died = how;
      for (const socket of this.sockets) socket.close();
      for (const pending of this.pending.values()) pending.done();
    });
  }

  /**
   * Starts a kernel and waits until it answers.
   *
   * @throws {NotebookError} `KERNEL_NOT_STARTED` if it ends or says nothing for so many seconds, a minute by default
   */
  static async start(
    kernel: KernelChoice,
    env: Readonly<Record<string, string | undefined>> = {},
    patienceSeconds = START_SECONDS,
  ): Promise<Kernel> {
    const started = new Kernel(kernel, env);
    await started.connect(patienceSeconds);
    return started;
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  get isDead(): boolean {
    return this.died !== undefined;
  }

  /**
   * Runs one cell.
   *
   * @param limitSeconds after this time the cell is interrupted, and three seconds later the kernel is killed
   * @param stopOnError whether a failure also aborts the cells that were sent by then
   */
  async execute(code: string, limitSeconds: number, stopOnError = false): Promise<Executed> {
    const request = {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: stopOnError,
    };
    const limit = new CellLimit(limitSeconds, this.process);
    const { outputs, reply } = await this.ask("execute_request", request, () => limit.begin());
    limit.clear();
    if (limit.passed) return { status: "time-limit", outputs };
    if (reply === undefined) return { status: "died", outputs, how: this.died ?? "unknown" };
    const { status, ename, evalue, traceback } = reply.content;
    if (status === "ok") return { status, outputs };
    if (status === "error") return { status, outputs, error: errorOf(outputs, ename, evalue, traceback) };
    return { status: "aborted", outputs };
  }

  /** Ends the kernel; libraries in it may clean up first. */
  async stop(): Promise<void> {
    await this.process.stop();
  }

  private async connect(patienceSeconds: number): Promise<void> {
    const zmq = await import("zeromq");
    const { connection } = this.process;
    this.shell = new zmq.Dealer({
      linger: 0,
      reconnectInterval: 20,
      sendHighWaterMark: 0,
      receiveHighWaterMark: 0,
    });
    const iopub = new zmq.Subscriber({ linger: 0, reconnectInterval: 20, receiveHighWaterMark: 0 });
    this.sockets.push(this.shell, iopub);
    this.shell.connect(this.process.address(connection.shell_port));
    iopub.connect(this.process.address(connection.iopub_port));
    iopub.subscribe();
    void this.listen(this.shell);
    void this.listen(iopub);
    const ready = await Promise.race([this.greet(patienceSeconds), this.process.ended.then(() => false)]);
    if (ready) return;
    const ended = this.died; // of a kernel that is only silent, the end is ours
    await this.process.stop();
    const words = this.process.lastWords;
    throw new NotebookError(
      "KERNEL_NOT_STARTED",
      ended === undefined
        ? `The kernel runs, but has not answered for ${patienceSeconds} s${words === "" ? "" : ` (${words})`}. Close what keeps this machine busy, and try again.`
        : `The kernel did not start: ${words || ended}. Run \`npm ci\` and try again.`,
    );
  }

  /** Asks until both the answer and its status on the publishing socket have come: only then is nothing lost. */
  private async greet(seconds: number): Promise<boolean> {
    const until = Date.now() + seconds * 1_000;
    while (Date.now() < until && this.died === undefined) {
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), 250);
      });
      const heard = await Promise.race([this.ask("kernel_info_request", {}).then(() => true), patience]);
      clearTimeout(timer);
      if (heard) return this.died === undefined;
    }
    return false;
  }

  /** Resolves when the answer and the idle status are there, or the kernel has died. */
  private ask(type: string, content: object, begun = (): void => {}): Promise<Pending> {
    return new Promise((resolve) => {
      const { id, frames } = encode(this.process.connection.key, this.session, type, content);
      const pending: Pending = {
        outputs: [],
        idle: false,
        begun,
        done: () => {
          this.pending.delete(id);
          resolve(pending);
        },
      };
      this.pending.set(id, pending);
      if (this.died === undefined)
        void this.shell?.send(frames).catch(() => {}); // closed: `ended` resolves it
      else pending.done();
    });
  }

  private async listen(socket: AsyncIterable<Buffer[]>): Promise<void> {
    try {
      for await (const frames of socket) {
        const message = decode(this.process.connection.key, frames);
        const pending = message && this.pending.get(message.parentId);
        if (message === undefined || pending === undefined) continue;
        if (message.type.endsWith("_reply")) pending.reply = message;
        else if (message.type === "status") {
          if (message.content.execution_state === "busy") pending.begun();
          pending.idle ||= message.content.execution_state === "idle";
        } else collect(pending.outputs, message);
        if (pending.reply !== undefined && pending.idle) pending.done();
      }
    } catch {
      // The socket was closed under the loop: the kernel has ended, and `ended` tells the rest.
    }
  }
}

/** Turns a published message into a notebook's output; nbformat's outputs are the messages' contents with a type. */
function collect(outputs: Output[], { type, content }: WireMessage): void {
  const { name, text, data, metadata, ename, evalue, traceback } = content;
  const output = {
    stream: { output_type: type, name, text },
    display_data: { output_type: type, data, metadata },
    execute_result: { output_type: type, execution_count: null, data, metadata },
    error: { output_type: type, ename, evalue, traceback },
  }[type];
  if (output !== undefined) outputs.push(output as Output);
}

/** Plain tslab says in a reply only that there was an error; what it was is the last thing it printed. */
function errorOf(
  outputs: readonly Output[],
  ename: unknown,
  evalue: unknown,
  traceback: unknown,
): NonNullable<Executed["error"]> {
  if (typeof ename === "string") {
    return { name: ename, message: String(evalue), traceback: Array.isArray(traceback) ? traceback : [] };
  }
  const printed = outputs.findLast((output) => output.output_type === "stream" && output.name === "stderr");
  const lines = printed?.output_type === "stream" ? textOf(printed.text).trim().split("\n") : [];
  const message = lines.find((line) => /^[\w.]*Error\b/.test(line)) ?? lines[0] ?? "";
  return { name: "Error", message, traceback: lines };
}
