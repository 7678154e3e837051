import { frameOf } from "../frames/index.js";
import type { DataFrame } from "../frames/light.js";
import { connect as connectMysql } from "../stores/mysql/connect.js";
import type { ChapterConnection } from "../stores/mysql/light.js";
import { withSql } from "../stores/mysql/sql.js";

/**
 * Connects to a MySQL database that is already there, such as your own; `hospital()` makes one instead.
 *
 * @param url such as `mysql://user:password@127.0.0.1:3306/name`; keep it in an environment variable, not in a cell
 * @throws {SettingError} if it is not a MySQL URL
 * @throws {ServerError} if the server cannot be reached or refuses the login
 */
export async function connect(url: string): Promise<ChapterConnection<DataFrame>> {
  return withSql(await connectMysql(url), { frame: frameOf }) as unknown as ChapterConnection<DataFrame>;
}
