import { type AddressInfo, connect, createServer } from "node:net";

/**
 * A TCP port of 127.0.0.1 that nobody listens on.
 *
 * @param wanted the one to take if it is free, so that an address stays the same from start to start
 */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => (wanted === 0 ? reject(error) : resolve(freePort())));
    server.listen(wanted, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/**
 * Connects to a port of 127.0.0.1.
 *
 * @param options.greeting whether to wait until the server speaks first, as MySQL does when it is ready
 * @returns the first bytes it said (none without `greeting`), or undefined if nothing answers in time
 */
export function knock(
  port: number,
  { greeting = false, milliseconds = 1000 } = {},
): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const end = (answer?: Buffer): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(milliseconds, () => end());
    socket.on("error", () => end());
    socket.on("close", () => end());
    socket.on("connect", () => greeting || end(Buffer.alloc(0)));
    socket.on("data", (bytes) => end(bytes));
  });
}
