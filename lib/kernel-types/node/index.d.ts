// biome-ignore-all lint/suspicious/noExplicitAny: as the real types have it
// biome-ignore-all lint/complexity/noBannedTypes: as the real types have it
// biome-ignore-all lint/suspicious/noVar: a global is declared with var
// What notebook cells use of Node, in a hundred lines instead of fifty thousand: reading the real types is most of a
// kernel's start. The kernel changes to the real ones as soon as a cell imports what builds on them, and before it
// refuses any cell. A test compares the two.

interface Console {
  log(...data: any[]): void;
  info(...data: any[]): void;
  debug(...data: any[]): void;
  warn(...data: any[]): void;
  error(...data: any[]): void;
  assert(value: any, message?: string, ...data: any[]): void;
  dir(value: any, options?: { depth?: number | null; colors?: boolean; showHidden?: boolean }): void;
  group(...label: any[]): void;
  groupEnd(): void;
  table(rows: any, columns?: readonly string[]): void;
  count(label?: string): void;
  time(label?: string): void;
  timeEnd(label?: string): void;
  timeLog(label?: string, ...data: any[]): void;
  trace(message?: any, ...data: any[]): void;
}
declare var console: Console;

declare namespace NodeJS {
  interface ErrnoException extends Error {
    errno?: number | undefined;
    code?: string | undefined;
    path?: string | undefined;
    syscall?: string | undefined;
  }
  interface Timeout {
    ref(): this;
    unref(): this;
    hasRef(): boolean;
    refresh(): this;
    [Symbol.toPrimitive](): number;
  }
  interface Immediate {
    ref(): this;
    unref(): this;
    hasRef(): boolean;
  }
  interface MemoryUsage {
    rss: number;
    heapTotal: number;
    heapUsed: number;
    external: number;
    arrayBuffers: number;
  }
  interface HRTime {
    (time?: [number, number]): [number, number];
    bigint(): bigint;
  }
  interface Process {
    readonly argv: string[];
    readonly env: { [name: string]: string | undefined; TZ?: string | undefined };
    readonly pid: number;
    readonly ppid: number;
    readonly version: string;
    readonly versions: {
      readonly [name: string]: string | undefined;
      readonly node: string;
      readonly v8: string;
    };
    exitCode?: number | string | null | undefined;
    readonly stdout: { write(text: string | Uint8Array): boolean };
    readonly stderr: { write(text: string | Uint8Array): boolean };
    cwd(): string;
    uptime(): number;
    memoryUsage(): MemoryUsage;
    hrtime: HRTime;
    nextTick(callback: Function, ...args: any[]): void;
    exit(code?: number | string | null | undefined): never;
  }
  interface Require {
    (id: string): any;
    resolve(id: string): string;
  }
}
declare var process: NodeJS.Process;
declare var require: NodeJS.Require;
declare var global: typeof globalThis;

interface ErrorConstructor {
  captureStackTrace(target: object, above?: Function): void;
  stackTraceLimit: number;
}

declare function setTimeout<Args extends any[]>(
  callback: (...args: Args) => void,
  ms?: number,
  ...args: Args
): NodeJS.Timeout;
declare function setInterval<Args extends any[]>(
  callback: (...args: Args) => void,
  ms?: number,
  ...args: Args
): NodeJS.Timeout;
declare function setImmediate<Args extends any[]>(
  callback: (...args: Args) => void,
  ...args: Args
): NodeJS.Immediate;
declare function clearTimeout(timer: NodeJS.Timeout | string | number | undefined): void;
declare function clearInterval(timer: NodeJS.Timeout | string | number | undefined): void;
declare function clearImmediate(timer: NodeJS.Immediate | undefined): void;
declare function queueMicrotask(callback: () => void): void;
declare function structuredClone<T>(value: T): T;

type BufferEncoding =
  | "ascii"
  | "utf8"
  | "utf-8"
  | "utf16le"
  | "utf-16le"
  | "ucs2"
  | "ucs-2"
  | "base64"
  | "base64url"
  | "latin1"
  | "binary"
  | "hex";
interface Buffer extends Uint8Array {
  toString(encoding?: BufferEncoding, start?: number, end?: number): string;
  equals(other: Uint8Array): boolean;
  readUInt8(offset?: number): number;
  readInt32LE(offset?: number): number;
  readUInt32LE(offset?: number): number;
}
interface BufferConstructor {
  from(text: string, encoding?: BufferEncoding): Buffer;
  from(data: Uint8Array | readonly number[] | ArrayBuffer): Buffer;
  alloc(size: number, fill?: string | Uint8Array | number): Buffer;
  byteLength(text: string, encoding?: BufferEncoding): number;
  concat(list: readonly Uint8Array[], totalLength?: number): Buffer;
  isBuffer(value: any): value is Buffer;
}
declare var Buffer: BufferConstructor;

interface Performance {
  now(): number;
  readonly timeOrigin: number;
}
declare var performance: Performance;

// What installed packages name in their own types.
declare module "node:events" {
  class EventEmitter {
    on(event: string | symbol, listener: (...args: any[]) => void): this;
    once(event: string | symbol, listener: (...args: any[]) => void): this;
    off(event: string | symbol, listener: (...args: any[]) => void): this;
    emit(event: string | symbol, ...args: any[]): boolean;
  }

  export { EventEmitter };
}
declare module "node:stream" {
  import { EventEmitter } from "node:events";

  class Readable extends EventEmitter implements AsyncIterable<any> {
    static from(iterable: Iterable<any> | AsyncIterable<any>): Readable;
    read(size?: number): any;
    pipe<T extends Writable>(destination: T): T;
    [Symbol.asyncIterator](): AsyncIterableIterator<any>;
  }
  class Writable extends EventEmitter {
    write(chunk: any): boolean;
    end(): this;
  }

  export { Readable, Writable };
}
