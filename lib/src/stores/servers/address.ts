/**
 * A server's address with its password replaced by `***`, fit for messages and logs.
 *
 * @param url a `mysql://` or `mongodb://` address, well formed or not
 */
export const redactUrl = (url: string): string =>
  url
    .replace(/^([a-z][a-z0-9+.-]*:\/\/[^:@/]*):.*@/i, "$1:***@")
    .replace(/((?:password|pwd)=)[^&]*/gi, "$1***");

/**
 * A MongoDB address may name several hosts, which makes it no URL: the same one with its first host only.
 * A comma in the password stays, as it is before the last `@`.
 */
export const withFirstHost = (url: string): string =>
  url.replace(/^([a-z+]+:\/\/(?:[^/?#]*@)?[^/?#@,]*),[^/?#@]*(?=[/?#]|$)/i, "$1");

/**
 * The same server for another user and database.
 *
 * @param url an administrator's address
 * @param database the database that becomes the path
 * @param user name and password; without it the user stays
 */
export function addressFor(url: string, database: string, user?: { name: string; password: string }): URL {
  const address = new URL(url);
  address.pathname = `/${database}`;
  if (user !== undefined) {
    address.username = user.name;
    address.password = user.password;
  }
  return address;
}
