import { MongoClient } from "mongodb";
import { createConnection, type RowDataPacket } from "mysql2/promise";
import { expect } from "vitest";

/** The least that a MySQL server must do for the workbook: tables with constraints, a transaction, a window function. */
export async function mysqlWorks(url: string): Promise<void> {
  const connection = await createConnection({ uri: url, multipleStatements: true });
  try {
    await connection.query(`
      CREATE TABLE ambulance (id INT PRIMARY KEY, kind VARCHAR(20) NOT NULL);
      CREATE TABLE dispatch (id INT PRIMARY KEY, ambulance_id INT NOT NULL, minutes INT CHECK (minutes >= 0),
        FOREIGN KEY (ambulance_id) REFERENCES ambulance (id));
      INSERT INTO ambulance VALUES (1, 'basic'), (2, 'advanced');
      INSERT INTO dispatch VALUES (1, 1, 8), (2, 1, 6), (3, 2, 11)`);
    await expect(connection.query("INSERT INTO dispatch VALUES (4, 3, 5)")).rejects.toThrow(/foreign key/);
    await expect(connection.query("INSERT INTO dispatch VALUES (4, 1, -5)")).rejects.toThrow(/constraint/);
    await connection.beginTransaction();
    await connection.query("DELETE FROM dispatch");
    await connection.rollback();
    const [rows] = await connection.query<RowDataPacket[]>(
      "SELECT id, RANK() OVER (PARTITION BY ambulance_id ORDER BY minutes) place FROM dispatch ORDER BY id",
    );
    expect(rows).toEqual([
      { id: 1, place: 2 },
      { id: 2, place: 1 },
      { id: 3, place: 1 },
    ]);
  } finally {
    await connection.end();
  }
}

/** The least that a MongoDB server must do for the workbook: a validator, a transaction, an aggregation. */
export async function mongoWorks(url: string, database?: string): Promise<void> {
  const client = new MongoClient(url);
  try {
    const db = client.db(database);
    const dispatches = await db.createCollection<{ _id: number; kind: string; minutes: number }>(
      "dispatches",
      {
        validator: { $jsonSchema: { required: ["kind"] } },
      },
    );
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await dispatches.insertOne({ _id: 1, kind: "basic", minutes: 8 }, { session });
        await dispatches.insertOne({ _id: 2, kind: "basic", minutes: 6 }, { session });
      }),
    );
    await expect(dispatches.insertOne({ _id: 3, minutes: 5 } as never)).rejects.toThrow(/validation/);
    const group = { $group: { _id: "$kind", calls: { $sum: 1 }, fastest: { $min: "$minutes" } } };
    expect(await dispatches.aggregate([group]).toArray()).toEqual([{ _id: "basic", calls: 2, fastest: 6 }]);
  } finally {
    await client.close();
  }
}
