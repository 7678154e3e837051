import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ServerError } from "../../../errors.js";
import { projectRoot } from "../../../project.js";
import { CommandFailure, run } from "../command.js";
import { askVersion } from "../connect.js";
import { freshPassword } from "../password.js";
import { answersInTime } from "../patience.js";
import { freePort, knock } from "../ports.js";
import { type Kind, PRODUCT, type Source, type SourceContext } from "../server.js";
import { readRecord, writePrivate } from "../state.js";

/** The images that docker-compose.yml names, and the variables that replace them. */
const IMAGE = { mysql: ["MYSQL_IMAGE", "mysql:9.7"], mongo: ["MONGO_IMAGE", "mongo:8.0"] } as const;
const PORT = { mysql: "MYSQL_PORT", mongo: "MONGO_PORT" } as const;
/** The file with what the compose file asks for. */
const SETTINGS = "compose.env";
/** A file that is there from before a container starts until it was taken down. */
const STARTED = "started";
const ENGINE_SECONDS = 4;
const PULL_SECONDS = 300;
const HEALTHY_SECONDS = 120;

const imageOf = (kind: Kind): string => process.env[IMAGE[kind][0]] || IMAGE[kind][1];

/** Containers by `docker-compose.yml`, where an engine answers and has or gets the images within a bounded wait. */
export const containers: Source = {
  name: "containers",
  canServe: async (kind, { onProgress }) => {
    if (!(await engineAnswers())) return "no container engine answers";
    try {
      await run("docker", ["compose", "version"], { seconds: ENGINE_SECONDS });
    } catch {
      return "the container engine has no compose command";
    }
    return hasImage(kind, onProgress);
  },

  start: async (kind, context) => {
    const port = await freePort(readRecord(context.folder)?.port);
    const known = readSettings(context.folder);
    const password = known.HERS_PASSWORD ?? freshPassword();
    const settings = {
      // The data volume is known by the project's name and opens with the password: they are kept, or lost, together.
      COMPOSE_PROJECT_NAME: known.COMPOSE_PROJECT_NAME ?? `hers-${kind}-${randomBytes(4).toString("hex")}`,
      HERS_PASSWORD: password,
      [PORT[kind]]: String(port),
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
    writePrivate(join(context.folder, SETTINGS), lines.join(""));
    writePrivate(join(context.folder, STARTED), "");
    context.onProgress(`${PRODUCT[kind]}: starting a container of ${imageOf(kind)}`);
    try {
      const wait = ["--wait", "--wait-timeout", String(HEALTHY_SECONDS), "--pull", "never"];
      await compose(context.folder, ["up", "--detach", ...wait, kind], HEALTHY_SECONDS + 20);
    } catch (error) {
      await compose(context.folder, ["down"], 60).catch(() => {});
      throw new ServerError(
        "CONTAINER",
        `its container did not become healthy (${(error as Error).message})`,
        { cause: error },
      );
    }
    const url =
      kind === "mysql"
        ? `mysql://root:${password}@127.0.0.1:${port}`
        : `mongodb://root:${password}@127.0.0.1:${port}/?authSource=admin&directConnection=true`;
    return { url, version: (await askVersion(kind, url)).version, port };
  },

  answers: async (kind, { url, port = 0 }, { folder }) => {
    const ask = async (): Promise<"yes" | "no" | undefined> => {
      if ((await knock(port)) === undefined) return undefined;
      // By then the port may be somebody else's: only the right password tells.
      return askVersion(kind, url).then(
        () => "yes",
        (error) => (error instanceof ServerError && error.code === "SERVER_LOGIN" ? "no" : undefined),
      );
    };
    return answersInTime(kind, ask, () => isRunning(folder, kind));
  },

  stop: async (kind, { folder, onProgress }, purge) => {
    if (existsSync(join(folder, purge ? SETTINGS : STARTED))) {
      if (!(await engineAnswers())) {
        onProgress(`${PRODUCT[kind]}: the container engine does not answer, so its container stays as it is`);
        return;
      }
      await compose(folder, purge ? ["down", "--volumes"] : ["down"], 60);
      rmSync(join(folder, STARTED), { force: true });
    }
    if (purge) rmSync(folder, { recursive: true, force: true });
  },
};

/** Whether the container runs; an engine too busy to say so in time is no reason to start another. */
async function isRunning(folder: string, kind: Kind): Promise<boolean> {
  if (!existsSync(join(folder, STARTED))) return false;
  try {
    return (await compose(folder, ["ps", "--quiet", "--status", "running", kind], 15)).trim() !== "";
  } catch (error) {
    return error instanceof CommandFailure && error.late;
  }
}

/** Asks the engine, not the client: that may be there alone. */
async function engineAnswers(): Promise<boolean> {
  try {
    await run("docker", ["version", "--format", "{{.Server.Version}}"], { seconds: ENGINE_SECONDS });
    return true;
  } catch {
    return false;
  }
}

/** What was written for the compose file: a password, a project name and a port. */
function readSettings(folder: string): NodeJS.ProcessEnv {
  const file = join(folder, SETTINGS);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return Object.fromEntries(
    text
      .split("\n")
      .filter(Boolean)
      .map((line) => line.split("=", 2)),
  );
}

function compose(folder: string, args: readonly string[], seconds: number): Promise<string> {
  // As variables, not as an env file: what is exported in a user's shell would come before that.
  const env = readSettings(folder);
  const names = ["--project-name", env.COMPOSE_PROJECT_NAME ?? "hers"];
  return run("docker", ["compose", "--file", join(projectRoot(), "docker-compose.yml"), ...names, ...args], {
    seconds,
    env,
  });
}

/** Whether the engine has the image, or gets it within a bounded wait. */
async function hasImage(kind: Kind, onProgress: SourceContext["onProgress"]): Promise<true | string> {
  const image = imageOf(kind);
  try {
    await run("docker", ["image", "inspect", "--format", "{{.Id}}", image], { seconds: ENGINE_SECONDS });
    return true;
  } catch {
    onProgress(`${PRODUCT[kind]}: pulling the image ${image}`);
  }
  let told = Date.now();
  try {
    await run("docker", ["pull", image], {
      seconds: PULL_SECONDS,
      onLine: (line) => {
        if (Date.now() - told < 2000) return;
        told = Date.now();
        onProgress(`${PRODUCT[kind]}: ${line}`);
      },
    });
    return true;
  } catch (error) {
    const reason = error instanceof CommandFailure ? error.message : String(error);
    return `the engine answers but cannot get ${image} (${reason})`;
  }
}
