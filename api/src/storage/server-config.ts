import type pg from "pg";
import { parseIntoClientConfig } from "pg-connection-string";

/** A database server, and who signs in there. */
export interface Server {
  readonly server: string;
  /** Asked for each connection anew: it is a token that ends. Without it the address says all. */
  readonly password?: (() => Promise<string>) | undefined;
}

/** What the address says would take the place of the password: `pg` asks only for what stands beside it. */
export const serverConfig = ({ server, password }: Server): pg.ClientConfig =>
  password === undefined
    ? { connectionString: server }
    : { ...parseIntoClientConfig(server), password };
