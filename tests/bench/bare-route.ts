import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import * as z from "zod/mini";
import { root } from "../../scripts/root.ts";

const Address = z.tuple([z.object({ port: z.number() })], z.unknown());

/** One JSON route of Express and nothing else, in a process of its own. */
export const startBareRoute = async (reply: string) => {
  const child = fork(join(import.meta.dirname, "bare-express.ts"), [reply], {
    execArgv: ["--import", join(root, "scripts", "end-with-parent.mjs")],
  });
  const [{ port }] = Address.parse(await once(child, "message"));
  return {
    pid: child.pid ?? 0,
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
};
