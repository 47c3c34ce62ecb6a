import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { redirect } from "@vault-tab/sandbox/redirect";
import * as z from "zod/mini";
import { root } from "../../scripts/root.ts";
import { trust } from "../world/trust.ts";
import { Answer, type Ask, Call, Member, Place, type TenantOptions } from "./tenant-answers.ts";

/** A tenant in a process of its own; this process's own clients are led to it. */
export interface Tenant extends Place {
  /** Key Vault's log behind so many entries. */
  calls(from: number): Promise<Call[]>;
  crowd(size: number): Promise<Member[]>;
  /** Gives `kv-fleet` so many times its secrets; says how many it has then. */
  grow(times: number): Promise<number>;
  /** Changes something in the sandbox: `control("faults", { clear: true })`. */
  control(what: string, change: object): Promise<void>;
  stop(): Promise<void>;
}

export const startTenant = async (options: TenantOptions = {}): Promise<Tenant> => {
  const file = join(import.meta.dirname, "tenant-process.ts");
  const child = fork(file, [JSON.stringify(options)], {
    execArgv: ["--import", join(root, "scripts", "end-with-parent.mjs")],
  });
  const ask = conversation(child);
  const place = Place.parse(await ask());
  trust(place.endpoints.caFile);
  const restore = redirect(place.processEnvironment["SANDBOX_FRONT_DOOR"] ?? "");
  return {
    ...place,
    calls: async (from) => z.array(Call).parse(await ask({ what: "calls", from })),
    crowd: async (size) => z.array(Member).parse(await ask({ what: "crowd", size })),
    grow: async (times) => z.number().parse(await ask({ what: "growth", times })),
    control: async (what, change) => {
      const answer = await fetch(`${place.endpoints.control}/${what}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(change),
      });
      if (!answer.ok) throw new Error(`/control/${what}: ${await answer.text()}`);
    },
    stop: async () => {
      restore();
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
};

/** Asks the process one thing; without a question, waits for what it says of itself. */
const conversation = (child: ChildProcess) => {
  let asked = 0;
  return (ask?: Ask["ask"]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ask ? (asked += 1) : 0;
      const hear = (message: unknown): void => {
        const answer = Answer.parse(message);
        if (answer.id !== id) return;
        child.off("message", hear).off("exit", leave);
        resolve(answer.answer);
      };
      const leave = (): void => reject(new Error("The tenant's process has ended"));
      child.on("message", hear).once("exit", leave);
      if (ask) child.send({ id, ask });
    });
};
