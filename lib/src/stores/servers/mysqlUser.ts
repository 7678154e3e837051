import type { Connection } from "mysql2/promise";

/**
 * Creates a user of MySQL. An error tells nothing of the password, which the driver's errors quote with the statement.
 *
 * @param more what follows in the statement, such as `DEFAULT ROLE …`
 */
export async function createMysqlUser(
  connection: Connection,
  { name, password }: { readonly name: string; readonly password: string },
  more = "",
): Promise<void> {
  try {
    await connection.query(`CREATE USER '${name}'@'%' IDENTIFIED BY '${password}' ${more}`);
  } catch (error) {
    throw withoutSecret(error as Error, password);
  }
}

/** The error itself, with stars for the secret wherever a property has it. */
function withoutSecret(error: Error, secret: string): Error {
  const told = error as unknown as Record<string, unknown>;
  for (const key of Object.getOwnPropertyNames(error)) {
    const text = told[key];
    if (typeof text === "string") told[key] = text.replaceAll(secret, "***");
  }
  return error;
}
