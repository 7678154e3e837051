import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasEnded, type Owner, thisOwner } from "../../../lib/src/stores/servers/owner.js";

describe("the owner of a database", () => {
  let dead: Owner;
  const living = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
  afterAll(() => void living.kill());
  beforeAll(async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    dead = { ...thisOwner(), pid: child.pid ?? 0 };
    await new Promise((resolve) => child.on("close", resolve));
  });

  it("has ended when its process is gone, or its id belongs to a later one", () => {
    expect(hasEnded(dead)).toBe(true);
    expect(hasEnded({ ...thisOwner(), pid: living.pid ?? 0, started: "1" })).toBe(true);
  });

  it("has not ended while it lives", () => {
    expect(hasEnded(thisOwner())).toBe(false);
  });

  it("is not judged when it is another user's, whose live process may be hidden", () => {
    const uid = process.getuid?.();
    expect(dead.host).toContain(`uid:${uid}`);
    expect(hasEnded({ ...dead, host: dead.host.replace(`uid:${uid}`, `uid:${Number(uid) + 1}`) })).toBe(
      false,
    );
    // As written before the user was noted.
    expect(hasEnded({ ...dead, host: dead.host.replace(` uid:${uid}`, "") })).toBe(false);
  });

  it("is not judged when it is another machine's, or when its start is unknown", () => {
    expect(hasEnded({ ...dead, host: `other-${dead.host}` })).toBe(false);
    expect(hasEnded({ ...dead, started: "" })).toBe(false);
  });
});
