import { spawn } from "node:child_process";

/** A command that could not be run, failed or took too long; `output` is the end of what it wrote. */
export class CommandFailure extends Error {
  constructor(
    readonly reason: string,
    readonly output: string,
    /** whether it was stopped because it took too long */
    readonly late = false,
  ) {
    super(`${reason}${output === "" ? "" : `: ${lastLine(output)}`}`);
  }
}

/** The last line that says something. */
export const lastLine = (text: string): string =>
  text
    .trim()
    .split(/\s*[\r\n]+\s*/)
    .at(-1) ?? "";

/**
 * Runs a command to its end.
 *
 * @param options.seconds after which it is stopped
 * @param options.onLine gets each line of both outputs as it comes
 * @returns what it wrote to standard output
 * @throws {CommandFailure} if it cannot be run, fails, or takes too long
 */
export function run(
  command: string,
  args: readonly string[],
  options: { seconds: number; cwd?: string; env?: NodeJS.ProcessEnv; onLine?: (line: string) => void },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: { ...process.env, LC_ALL: "C", ...options.env },
    });
    let out = "";
    let both = "";
    let late = false;
    let partial = "";
    const take = (text: string): void => {
      both = (both + text).slice(-8000);
      const lines = (partial + text).split(/[\r\n]+/);
      partial = lines.pop() ?? "";
      for (const line of lines) if (line.trim() !== "") options.onLine?.(line.trim());
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
      take(text);
    });
    child.stderr.setEncoding("utf8").on("data", take);
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), 2000).unref();
      // What the command itself started may hold the pipes open.
      child.stdout.destroy();
      child.stderr.destroy();
    }, options.seconds * 1000);
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(new CommandFailure(`${command} cannot be run`, error.message));
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (late) reject(new CommandFailure(`${command} took more than ${options.seconds} s`, both, true));
      else if (code === 0) resolve(out);
      else reject(new CommandFailure(`${command} failed (${signal ?? `exit code ${code}`})`, both));
    });
  });
}
