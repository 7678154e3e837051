import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportBytes } from "../../../lib/src/hospital/reported/import/file.js";

describe.skipIf(process.platform === "win32")("an export from a pipe", () => {
  let folder: string;
  let pipe: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hers-pipe-"));
    pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function write(pieces: readonly Buffer[]): Promise<void> {
    const writer = await open(pipe, "w");
    for (const piece of pieces) {
      await writer.write(piece);
      await pause(50); // so that the next one arrives by itself
    }
    await writer.close();
  }

  it.each([
    ["compressed", gzipSync("a,b\n1,2\n")],
    ["plain", Buffer.from("a,b\n1,2\n")],
  ])("is known as %s where its first byte comes alone", async (_, bytes) => {
    const written = write([bytes.subarray(0, 1), bytes.subarray(1, 2), bytes.subarray(2)]);
    const read: Buffer[] = [];
    for await (const chunk of exportBytes(pipe)) read.push(chunk);
    await written;
    expect(Buffer.concat(read).toString()).toBe("a,b\n1,2\n");
  });

  it.each([
    ["plain", "cat /dev/zero"],
    ["compressed", "cat /dev/zero | gzip -1"],
  ])("is closed when no more of it is wanted, so that who writes it ends (%s)", async (_, command) => {
    const writer = spawn("sh", ["-c", `exec > "$0"; ${command}`, pipe], { stdio: "ignore" });
    const ended = new Promise((resolve) => writer.on("exit", () => resolve("ended")));
    for await (const chunk of exportBytes(pipe)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    const how = await Promise.race([ended, pause(5000, "still writes")]);
    writer.kill("SIGKILL");
    expect(how).toBe("ended");
  });
});
