import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../../lib/src/stores/servers/ports.js";
import { startJupyterLab } from "../../lib/src/workbook/kernel/index.js";

/** A running JupyterLab that knows our kernel and nothing of the user's. */
export interface Lab {
  /** The address of one notebook in it, alone on the page. */
  address(notebook: string): string;
  stop(): Promise<void>;
}

/** Else cells out of sight are not drawn. */
const SETTINGS = { windowingMode: "none" };

/**
 * Starts JupyterLab on a free port of the loopback interface.
 *
 * @param folder holds the notebooks in `work/`; everything that Jupyter writes goes beside it
 */
export async function startLab(folder: string, jupyter: string): Promise<Lab> {
  const settings = join(folder, "settings", "@jupyterlab", "notebook-extension");
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, "tracker.jupyterlab-settings"), JSON.stringify(SETTINGS));
  mkdirSync(join(folder, "work"), { recursive: true });
  const [port, token] = [await freePort(), randomBytes(16).toString("hex")];
  const args = [
    "--no-browser",
    `--ServerApp.port=${port}`,
    "--ServerApp.port_retries=0",
    `--IdentityProvider.token=${token}`,
    "--LabApp.expose_app_in_browser=True",
  ];
  const server = startJupyterLab({ jupyter, folder, root: join(folder, "work"), args, stdio: "pipe" });
  const base = `http://127.0.0.1:${port}`;
  await answering(`${base}/api/status?token=${token}`, server);
  return {
    address: (notebook) => `${base}/doc/tree/${notebook}?token=${token}&reset`,
    stop: () => stop(server),
  };
}

async function answering(address: string, server: ChildProcess): Promise<void> {
  let complaint = "";
  server.stdout?.resume();
  server.stderr?.on("data", (chunk: Buffer) => {
    complaint = (complaint + String(chunk)).slice(-1_000);
  });
  for (const end = Date.now() + 40_000; Date.now() < end && server.exitCode === null; await delay(200)) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
  }
  await stop(server);
  throw new Error(`JupyterLab did not start: ${complaint}`);
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  const timer = setTimeout(() => server.kill("SIGKILL"), 8_000);
  await ended;
  clearTimeout(timer);
}
