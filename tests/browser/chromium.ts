import { existsSync } from "node:fs";

/** Debian's Chromium, or the one that `HERS_CHROMIUM` names; undefined where there is none. */
export const chromiumFile = [
  process.env.HERS_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
].find((file) => file !== undefined && existsSync(file));
