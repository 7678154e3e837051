import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Whether npx has a package of a major version already, so that it starts without a download.
 *
 * @param cache npm's cache; default: where npm says, or else where it is by default
 */
export function npxHas(name: string, major: number, cache = npmCache()): boolean {
  const folder = join(cache, "_npx");
  if (!existsSync(folder)) return false;
  return readdirSync(folder).some((each) => {
    const file = join(folder, each, "node_modules", name, "package.json");
    try {
      return String(JSON.parse(readFileSync(file, "utf8")).version).startsWith(`${major}.`);
    } catch {
      return false; // another package's folder, or one that npx did not finish
    }
  });
}

/** npx tells it to what it runs. */
function npmCache(): string {
  const { npm_config_cache: told, LOCALAPPDATA: local } = process.env;
  if (told !== undefined) return told;
  return process.platform === "win32" && local !== undefined
    ? join(local, "npm-cache")
    : join(homedir(), ".npm");
}
