import { spawnSync } from "node:child_process";

/** The images that the tests run; the same variables as in docker-compose.yml. */
export const images = {
  mysql: process.env.MYSQL_IMAGE || "mysql:9.7",
  mongo: process.env.MONGO_IMAGE || "mongo:8.0",
};

const answers = (...args: string[]): boolean =>
  spawnSync("docker", args, { timeout: 5000, stdio: "ignore" }).status === 0;

/** Why container tests cannot run here; undefined if they can. Nothing is pulled for them. */
export function whyNoContainers(): string | undefined {
  if (!answers("version", "--format", "{{.Server.Version}}")) return "no container engine answers";
  const missing = Object.values(images).filter((image) => !answers("image", "inspect", image));
  return missing.length === 0 ? undefined : `the container engine has no image ${missing.join(", ")}`;
}

/** The container engine's answer to `docker …`, line by line. */
export const docker = (...args: string[]): string[] =>
  spawnSync("docker", args, { encoding: "utf8", timeout: 20_000 }).stdout.split("\n").filter(Boolean);
