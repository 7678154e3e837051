/** What a server is, and what a source of servers has to offer. */

/** The two stores. */
export type Kind = "mysql" | "mongo";

/** How the stores are called in messages. */
export const PRODUCT: Readonly<Record<Kind, string>> = { mysql: "MySQL", mongo: "MongoDB" };

/** Where a server can come from, in the order in which the sources are asked. */
export type SourceName = "environment" | "containers" | "local" | "download" | "packages";

/** Takes one line of progress; never a password. */
export type Progress = (line: string) => void;

/** A server that answers. */
export interface ServerInfo {
  /** an administrator's address, with user and password: show only `redactUrl(url)` */
  readonly url: string;
  /** as the server itself says it, such as `9.7.0` */
  readonly version: string;
  /** the source that gave it */
  readonly source: string;
}

/** Both stores. */
export interface Servers {
  readonly mysql: ServerInfo;
  readonly mongo: ServerInfo;
}

/** A server as its source started it, with what is needed to find and stop it later; kept in the state folder. */
export interface StartedServer {
  readonly url: string;
  readonly version: string;
  readonly port?: number;
  /** the process, for servers that run as one; `argument` is an argument that only this server's command line has */
  readonly process?: { readonly pid: number; readonly argument: string };
}

/** What a source gets to work with. */
export interface SourceContext {
  /** the server's own folder: data, log, password */
  readonly folder: string;
  readonly onProgress: Progress;
}

/** A place where servers come from; one small file each in `sources/`. */
export interface Source {
  readonly name: SourceName;
  /** true, or in a few words why it cannot; takes a few seconds at most */
  canServe(kind: Kind, context: SourceContext): Promise<true | string>;
  /** Starts the server, or resumes one with data in the same folder. */
  start(kind: Kind, context: SourceContext): Promise<StartedServer>;
  /**
   * Whether a server that was started earlier still answers.
   *
   * @throws {ServerError} SERVER_SILENT if it lives but does not answer for half a minute
   */
  answers(kind: Kind, server: StartedServer, context: SourceContext): Promise<boolean>;
  /** Stops what was started in this folder, ready or not; `purge` also deletes its data. */
  stop(kind: Kind, context: SourceContext, purge: boolean): Promise<void>;
}
