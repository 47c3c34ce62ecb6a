import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";

const folder = process.env["E2E_EVIDENCE"] ?? join(tmpdir(), "vault-tab-evidence");

/** Where this run keeps what its search for leaks reads; `start-world.ts` makes and removes it. */
export const evidence = {
  contexts: join(folder, "contexts"),
  replies: join(folder, "replies"),
  memory: join(folder, "memory"),
  /** Logs of services that a test has to itself. */
  logs: join(folder, "logs"),
  /** A file named by the port of each service of ours. */
  services: join(folder, "services"),
  /** Of whom the memory of a page is kept. */
  people: join(folder, "people"),
};

const Service = z.object({ folder: z.string(), inspectorPort: z.number() });

/** The service of this run: where it writes, and where Node lets its memory be seen. */
export const readService = (): z.infer<typeof Service> =>
  Service.parse(JSON.parse(process.env["E2E_SERVICE"] ?? "{}"));
