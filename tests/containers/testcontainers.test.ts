import { MongoDBContainer } from "@testcontainers/mongodb";
import { MySqlContainer } from "@testcontainers/mysql";
import { describe, it } from "vitest";
import { images, whyNoContainers } from "./engine.js";
import { mongoWorks, mysqlWorks } from "./smoke.js";

const unable = whyNoContainers();

describe.skipIf(unable)(`a throwaway container${unable ? ` (skipped: ${unable})` : ""}`, () => {
  it("of MySQL does what the workbook needs", { timeout: 180_000 }, async () => {
    const container = await new MySqlContainer(images.mysql).start();
    try {
      await mysqlWorks(container.getConnectionUri());
    } finally {
      await container.stop();
    }
  });

  it("of MongoDB does what the workbook needs", { timeout: 180_000 }, async () => {
    const container = await new MongoDBContainer(images.mongo).start();
    try {
      const url = new URL(container.getConnectionString());
      url.searchParams.set("directConnection", "true");
      await mongoWorks(url.href, "hers_try");
    } finally {
      await container.stop();
    }
  });
});
