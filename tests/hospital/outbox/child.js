// A process that writes or relays until it is killed. Arguments: what it does; the step at which it stops and waits for its end.
// Plain JavaScript, because it runs beside Vitest, on the library as it was built. Each line that it prints is one JSON value.
const { join } = require("node:path");
const { setTimeout: pause } = require("node:timers/promises");

const { CHILD_LIBRARY, CHILD_MYSQL, CHILD_MONGO, CHILD_DATABASE, CHILD_MEDICATION } = process.env;
const library = (...path) => require(join(CHILD_LIBRARY, ...path));
const { connect } = library("stores", "mysql", "connect.js");
const { connectMongo } = library("stores", "mongo", "connect.js");
const outbox = library("hospital", "outbox", "index.js");

const [role, stopAt] = process.argv.slice(2);
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

async function onStep(step) {
  if (step !== stopAt) return;
  say({ step });
  await new Promise(() => setInterval(() => {}, 60_000)); // until it is killed
}

const session = () => connect(CHILD_MYSQL, { database: CHILD_DATABASE });

/** Gives drugs in some visits and changes outcomes, telling each before and after, while a relay of this process sends the events. */
async function writeAndRelay(mysql, db, { visits, ...given }) {
  const sender = await session();
  say({ ready: true });
  const relaying = (async () => {
    for (;;) {
      await outbox.relay(sender, db);
      await pause(1);
    }
  })();
  const writing = (async () => {
    for (let round = 0; ; round++) {
      const visitId = visits[round % visits.length];
      const id = await outbox.giveMedication(mysql, { ...given, visitId });
      say({ given: id });
      for (const outcome of ["worsened", "improved"]) {
        say({ changing: id, outcome });
        await outbox.changeOutcome(mysql, id, outcome);
        say({ changed: id, outcome });
      }
    }
  })();
  await Promise.all([relaying, writing]);
}

async function main() {
  const { at, ...rest } = JSON.parse(CHILD_MEDICATION);
  const given = { ...rest, at: new Date(at) };
  const [mysql, { db }] = await Promise.all([session(), connectMongo(CHILD_MONGO, CHILD_DATABASE)]);
  if (role === "write") await outbox.giveMedication(mysql, given, onStep);
  else if (role === "relay") await outbox.relay(mysql, db, { onStep });
  else if (role === "both") await writeAndRelay(mysql, db, given);
  else await outbox[role](mysql, db, given, onStep);
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
