import type pg from "pg";
import { parseIntoClientConfig } from "pg-connection-string";

/** A database server, and who signs in there. */
export interface Server {
  readonly server: string;
  /** Asked for each connection anew: it is a token that ends. Without it the address says all. */
  readonly password?: (() => Promise<string>) | undefined;
  /** How long a connection is kept that was signed in so; half an hour, unless told otherwise. */
  readonly lifetimeMs?: number | undefined;
}

/** A token counts when a connection is opened, and not after: who may no longer sign in is out by then. */
const LIFETIME_MS = 30 * 60_000;

/** Nothing where there is no token that ends. */
export const lifetimeOf = ({ password, lifetimeMs = LIFETIME_MS }: Server): number | undefined =>
  password === undefined ? undefined : lifetimeMs;

/** What the address says would take the place of the password: `pg` asks only for what stands beside it. */
export const serverConfig = ({ server, password }: Server): pg.ClientConfig =>
  password === undefined
    ? { connectionString: server }
    : { ...parseIntoClientConfig(server), password };
