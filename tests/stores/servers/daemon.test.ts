import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PortTaken, startDaemon } from "../../../lib/src/stores/servers/daemon.js";
import { freePort, knock } from "../../../lib/src/stores/servers/ports.js";

describe("a server program that starts", () => {
  let folder = "";
  let stranger: Server;
  let port = 0;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "hers-daemon-"));
    port = await freePort();
    stranger = createServer().listen(port, "127.0.0.1");
    await new Promise((resolve) => stranger.once("listening", resolve));
  });
  afterEach(() => {
    stranger.close();
    rmSync(folder, { recursive: true });
  });

  it.each([0, 500])(
    "is not taken for ready when a stranger answers on its port: after %i ms",
    async (wait) => {
      const script = `setTimeout(() => require("net").createServer().listen(${port}, "127.0.0.1"), ${wait})`;
      const start = startDaemon({
        folder,
        name: "trial",
        command: [process.execPath, "-e", script, "--", folder],
        argument: folder,
        seconds: 50,
        ready: () => knock(port),
        listening: /ready for connections/,
      });
      await expect(start).rejects.toBeInstanceOf(PortTaken);
    },
  );
});
