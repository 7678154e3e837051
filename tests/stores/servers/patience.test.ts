import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { answersInTime } from "../../../lib/src/stores/servers/patience.js";
import { freePort } from "../../../lib/src/stores/servers/ports.js";
import { programSource } from "../../../lib/src/stores/servers/programSource.js";

const source = programSource({
  name: "local",
  canServe: async () => true,
  mysql: () => Promise.reject(new Error("not started here")),
  mongo: () => Promise.reject(new Error("not started here")),
});
const context = { folder: "", onProgress: () => {} };

/** A process that runs `script`, as the record of a started server would name it. */
function record(script: string, port: number) {
  const argument = `hers-patience-${port}`;
  const child: ChildProcess = spawn(process.execPath, ["-e", script, "--", argument], { stdio: "ignore" });
  return { child, server: { url: "", version: "", port, process: { pid: child.pid ?? 0, argument } } };
}

describe("a server that was started earlier", () => {
  it("is waited for while its process lives and does not answer yet", async () => {
    const port = await freePort();
    const { child, server } = record(
      `setTimeout(() => require("net").createServer().listen(${port}, "127.0.0.1"), 1500)`,
      port,
    );
    expect(await source.answers("mysql", server, context)).toBe(true);
    child.kill();
    await once(child, "close");
    expect(await source.answers("mysql", server, context)).toBe(false);
  });

  it("is given up as soon as its process ends", async () => {
    const port = await freePort();
    const { child, server } = record("setTimeout(() => {}, 500)", port);
    const ended = once(child, "close");
    expect(await source.answers("mysql", server, context)).toBe(false);
    await ended;
  });

  it("is left alone, with a message, when it lives and stays silent", async () => {
    const silent = answersInTime(
      "mysql",
      async () => undefined,
      () => true,
      0.2,
    );
    await expect(silent).rejects.toMatchObject({
      code: "SERVER_SILENT",
      message:
        "The MySQL server that hers started runs but has not answered for 0.2 s. Try again when the machine is less busy, or stop it with `hers down`.",
    });
  });

  it("is given up at once when it refuses the login", async () => {
    let asked = 0;
    const ask = async (): Promise<"no"> => {
      asked++;
      return "no";
    };
    expect(await answersInTime("mongo", ask, () => true)).toBe(false);
    expect(asked).toBe(1);
  });
});
