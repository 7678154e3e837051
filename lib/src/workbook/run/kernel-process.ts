import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "../../project.js";
import { launcherFile } from "../kernel/index.js";
import { born, gone, type Living } from "./living-kernels.js";

/** `hers` is the launcher with light types; `plain` is tslab as it is installed. */
export type KernelName = "hers" | "plain";

/** A kernel by name, or any other one: the program and its arguments for a connection file. */
export type KernelChoice = KernelName | ((connectionFile: string) => readonly string[]);

/** How to reach a kernel. Its sockets are files in a folder that only this user can enter, so no port can be taken. */
export interface Connection {
  readonly transport: "ipc";
  readonly ip: string;
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly control_port: number;
  readonly stdin_port: number;
  readonly hb_port: number;
  readonly signature_scheme: "hmac-sha256";
  readonly key: string;
}

/** A Unix socket's path may have 107 bytes (103 on macOS); ours adds some thirty to the folder's. */
const LONGEST_FOLDER = 70;

/** Cleaning up after a chapter takes three seconds at most; the rest is for ending itself. */
const POLITE_MILLISECONDS = 4_000;

/** One kernel's process, from its start to its end. */
export class KernelProcess implements Living {
  readonly connection: Connection;
  /** Settles when the process has ended, saying how: `exit code 1`, `signal SIGKILL`. */
  readonly ended: Promise<string>;
  private readonly folder: string;
  private readonly child: ChildProcess;
  private alive = true;
  private complaint = "";

  private readonly separator: string;

  /**
   * @param env added to this process's environment
   */
  constructor(kernel: KernelChoice, env: Readonly<Record<string, string | undefined>> = {}) {
    const base = tmpdir();
    this.folder = mkdtempSync(join(base.length > LONGEST_FOLDER ? "/tmp" : base, "hers-kernel-"));
    this.connection = {
      transport: "ipc",
      ip: join(this.folder, "socket"),
      shell_port: 1,
      iopub_port: 2,
      control_port: 3,
      stdin_port: 4,
      hb_port: 5,
      signature_scheme: "hmac-sha256",
      key: randomBytes(16).toString("hex"),
    };
    const file = join(this.folder, "connection.json");
    writeFileSync(file, JSON.stringify(this.connection), { mode: 0o600 });
    const root = projectRoot();
    // Jupyter's own names of socket files have a hyphen; tslab's a colon, as between host and port.
    this.separator = typeof kernel === "string" ? ":" : "-";
    const [program, ...args] = typeof kernel === "string" ? programOf(kernel, file, root) : kernel(file);
    this.child = spawn(program!, args, {
      cwd: root,
      env: { ...process.env, TZ: "UTC", HERS_HEADLESS: "1", HERS_RUNNER: String(process.pid), ...env },
      stdio: ["ignore", "ignore", "pipe"],
      detached: true, // Ctrl-C in a terminal reaches the runner alone, which then stops its kernels
    });
    this.child.stderr?.on("data", (chunk: Buffer) => {
      this.complaint = (this.complaint + String(chunk)).slice(-2_000);
    });
    born(this);
    this.ended = new Promise((done) => {
      const end = (how: string): void => {
        this.alive = false;
        gone(this);
        rmSync(this.folder, { recursive: true, force: true });
        done(how);
      };
      this.child.once("error", (error) => end(error.message));
      this.child.once("exit", (code, signal) =>
        end(signal === null ? `exit code ${code}` : `signal ${signal}`),
      );
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Where one of its sockets is. */
  address(port: number): string {
    return `${this.connection.transport}://${this.connection.ip}${this.separator}${port}`;
  }

  /** The last line that the process wrote to its standard error, of an error if there is one: why it did not start, for instance. */
  get lastWords(): string {
    const lines = this.complaint.trim().split("\n");
    return lines.findLast((line) => /\bError\b/.test(line)) ?? lines.at(-1) ?? "";
  }

  /** Stops the running cell; its variables stay. */
  interrupt(): void {
    this.signal("SIGINT");
  }

  kill(): void {
    this.signal("SIGKILL");
  }

  async stop(): Promise<void> {
    this.signal("SIGTERM");
    const timer = setTimeout(() => this.kill(), POLITE_MILLISECONDS);
    await this.ended;
    clearTimeout(timer);
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.alive) this.child.kill(signal);
  }
}

function programOf(kernel: KernelName, connectionFile: string, root: string): string[] {
  const node = process.execPath;
  if (kernel === "hers") return [node, launcherFile(), connectionFile, root];
  const tslab = dirname(require.resolve("tslab/package.json"));
  return [node, join(tslab, "bin", "tslab"), "kernel", `--config-path=${connectionFile}`];
}
