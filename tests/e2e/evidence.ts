import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where this run keeps what its search for leaks reads; `start-world.ts` makes and removes it. */
export const evidence = process.env["E2E_EVIDENCE"] ?? join(tmpdir(), "vault-tab-evidence");
