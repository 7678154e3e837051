import { setTimeout as delay } from "node:timers/promises";
import type { Cells } from "./cells.js";
import { runCleanup } from "./cleanup.js";
import { bundleOf } from "./display.js";
import type { Failure } from "./failure.js";
import { maskDeep } from "./mask.js";
import { JoinedStreams } from "./streams.js";
import type { DisplayContent, Message, Socket, Tslab, ZmqServer } from "./tslab.js";

interface Queued {
  readonly socket: Socket;
  readonly message: Message;
  readonly done: () => void;
}

/** After an error, requests that were already on their way are awaited this long before they are answered `aborted`. */
const DRAIN_MILLISECONDS = 100;

/**
 * tslab's Jupyter server with an own queue of cells. It adds the messages that tslab leaves out (`execute_input`,
 * `execute_result`, `error`), joins what cells print, and after an error aborts only what was sent before it, and only if
 * the failed request asked for that.
 *
 * @param configPath Jupyter's connection file
 * @see https://jupyter-client.readthedocs.io/en/latest/messaging.html
 */
export function createServer(
  tslab: Tslab,
  cells: Cells,
  configPath: string,
): ZmqServer & { end(): Promise<void> } {
  const jupyter = tslab.jupyter();
  const handler = new jupyter.JupyterHandlerImpl(cells.executor, false);

  class Server extends jupyter.ZmqServer {
    private readonly queue: Queued[] = [];
    private running = false;
    private count = 0;
    private current: Message | undefined;
    private readonly streams = new JoinedStreams((name, text) => this.publish("stream", { name, text }));

    async end(): Promise<void> {
      this.streams.flush();
      await runCleanup();
      super.close();
      setTimeout(() => process.exit(0), 50); // the sockets' last messages leave first
    }

    override close(): void {
      void this.end();
    }

    override async init(): Promise<void> {
      for (const name of ["stdout", "stderr"] as const) {
        process[name].write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
          this.streams.write(name, chunk);
          const written = rest.find((one) => typeof one === "function");
          if (written !== undefined) process.nextTick(written as () => void);
          return true;
        }) as typeof process.stdout.write;
      }
      jupyter.lastWriteDisplayData = (content, update) => this.display(content, update);
      await super.init();
    }

    override async bindSocket(socket: Socket, port: number): Promise<void> {
      socket.sendHighWaterMark = 0; // else a publisher drops what a slow front end has not read yet
      await super.bindSocket(socket, port);
    }

    override async handleShellMessage(socket: Socket, ...frames: Buffer[]): Promise<void> {
      const { warn } = console;
      console.warn = () => {}; // tslab would print into a cell that it does not know a message type
      const handled = super.handleShellMessage(socket, ...frames);
      console.warn = warn;
      await handled.catch(() => {}); // not a signed message: nobody to answer to
    }

    override publishStatus(status: string, parent: Message): void {
      const type = parent.header.msg_type;
      if (type === "execute_request") return; // see runOne
      super.publishStatus(status, parent);
      if (type === "history_request" && status === "busy") {
        // JupyterLab asks at the start, and waits for an answer before it calls the kernel idle.
        this.reply(this.shell, parent, "history_reply", { status: "ok", history: [] });
      }
    }

    override handleKernelInfo(socket: Socket, message: Message): void {
      this.reply(socket, message, "kernel_info_reply", { status: "ok", ...handler.handleKernel() });
    }

    override handleCommInfoRequest(socket: Socket, message: Message): void {
      this.reply(socket, message, "comm_info_reply", { status: "ok", comms: {} });
    }

    override handleShutdown(socket: Socket, message: Message): void {
      this.reply(socket, message, "shutdown_reply", {
        status: "ok",
        restart: message.content.restart === true,
      });
    }

    override handleExecute(socket: Socket, message: Message): Promise<void> {
      return new Promise((done) => {
        this.queue.push({ socket, message, done });
        if (!this.running) void this.runQueue();
      });
    }

    private async runQueue(): Promise<void> {
      this.running = true;
      await null; // the request's own handling ends before its cell begins
      for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift())
        await this.runOne(next);
      this.running = false;
    }

    private async runOne({ socket, message, done }: Queued): Promise<void> {
      const { code, silent, store_history, stop_on_error } = message.content;
      this.streams.flush();
      this.current = message;
      super.publishStatus("busy", message);
      if (silent !== true && store_history !== false) this.count++;
      if (silent !== true) this.publish("execute_input", { code, execution_count: this.count });
      const failure = await this.execute(String(code), silent === true);
      if (failure !== undefined && stop_on_error !== false) await delay(DRAIN_MILLISECONDS);
      const outcome =
        failure === undefined
          ? { status: "ok", user_expressions: {}, payload: [] }
          : { status: "error", ...failure };
      this.reply(socket, message, "execute_reply", { ...outcome, execution_count: this.count });
      super.publishStatus("idle", message);
      done();
      if (failure !== undefined && stop_on_error !== false) this.abortQueued();
    }

    /** Runs the code and publishes its value or error. */
    private async execute(code: string, silent: boolean): Promise<Failure | undefined> {
      const result = await cells.run(code, this.count);
      let failure = result.failure;
      if (failure === undefined && result.value !== undefined && !silent) {
        try {
          const data = encode(await bundleOf(result.value));
          this.streams.flush();
          this.publish("execute_result", { execution_count: this.count, data, metadata: {} });
        } catch (error) {
          failure = cells.explain(error);
        }
      }
      this.streams.flush();
      if (failure !== undefined && !silent) this.publish("error", failure);
      return failure;
    }

    private abortQueued(): void {
      for (const { socket, message, done } of this.queue.splice(0)) {
        super.publishStatus("busy", message);
        this.reply(socket, message, "execute_reply", { status: "aborted" });
        super.publishStatus("idle", message);
        done();
      }
    }

    private display({ data, metadata, transient }: DisplayContent, update = false): void {
      this.streams.flush();
      const content = { data: encode(data), metadata, transient: transient ?? {} };
      this.publish(update ? "update_display_data" : "display_data", content);
    }

    /** Sends to every front end, as output of the cell that runs, or of the last one if none does. */
    private publish(type: string, content: unknown): void {
      if (this.current !== undefined) this.reply(this.iopub, this.current, type, content);
    }

    private reply(socket: Socket, parent: Message, type: string, content: unknown): void {
      const reply = parent.createReply();
      reply.header.msg_type = type;
      reply.content = content;
      reply.signAndSend(this.connInfo.key, socket);
    }
  }

  return new Server(handler, configPath);
}

/** Bytes travel as base64; a chapter's own database is called `hers`. */
const encode = (data: Readonly<Record<string, unknown>>): unknown =>
  maskDeep(
    Object.fromEntries(
      Object.entries(data).map(([type, value]) => [
        type,
        value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
      ]),
    ),
  );
