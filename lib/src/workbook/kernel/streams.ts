import { StringDecoder } from "node:string_decoder";
import { maskDatabase, splitUnfinished } from "./mask.js";

type StreamName = "stdout" | "stderr";

const JOIN_CHARACTERS = 8 * 1024;
const JOIN_MILLISECONDS = 30;

/**
 * Joins what a cell prints into few messages: 3,000 single lines flood a front end, a handful of 8 KB pieces do not.
 * Text goes out when there are 8 KB of it, after 30 ms, when the other stream speaks, or at `flush()`.
 */
export class JoinedStreams {
  private name: StreamName = "stdout";
  private waiting = "";
  private timer: NodeJS.Timeout | undefined;
  private readonly decoders = { stdout: new StringDecoder("utf8"), stderr: new StringDecoder("utf8") };

  constructor(private readonly send: (name: StreamName, text: string) => void) {}

  /** Takes the place of a stream's own `write`. */
  write(name: StreamName, chunk: string | Uint8Array): void {
    if (name !== this.name) this.flush();
    this.name = name;
    this.waiting += typeof chunk === "string" ? chunk : this.decoders[name].write(Buffer.from(chunk));
    if (this.waiting.length >= JOIN_CHARACTERS) this.sendReady();
    else this.timer ??= setTimeout(() => this.sendReady(), JOIN_MILLISECONDS).unref();
  }

  /** Sends everything now: before a picture, an error or the end of the cell. */
  flush(): void {
    this.clearTimer();
    if (this.waiting !== "") this.send(this.name, maskDatabase(this.waiting));
    this.waiting = "";
  }

  private sendReady(): void {
    this.clearTimer();
    const [ready, tail] = splitUnfinished(this.waiting);
    this.waiting = tail;
    if (ready !== "") this.send(this.name, maskDatabase(ready));
    if (tail !== "") this.timer = setTimeout(() => this.flush(), JOIN_MILLISECONDS).unref();
  }

  private clearTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
