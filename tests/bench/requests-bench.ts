import type { Bench } from "./figures.ts";
import { atLeast, within } from "./figures.ts";
import { startBareRoute } from "./bare-route.ts";
import { load, type Measured } from "./load.ts";
import { startService } from "./service.ts";
import { median } from "./statistics.ts";
import { startTenant } from "./tenant.ts";

const connections = 50;
const seconds = 5;
const rounds = 3;

const middle = (runs: readonly Measured[], what: keyof Measured): number =>
  median(runs.map((run) => run[what]));

/** `GET /api/me`: admission, log, limit, parsing and nothing of Azure. */
export const requestsBench: Bench = {
  name: "requests",
  run: async () => {
    const tenant = await startTenant();
    const service = await startService(tenant);
    const [member] = await tenant.crowd(1);
    const token = member?.token ?? "";
    const bare = await startBareRoute(await (await service.get("/api/me", token)).text());
    const at = ({ origin, pid }: { origin: string; pid: number }) =>
      load({ url: `${origin}/api/me`, pid, tokens: [token], connections, seconds });
    const runs: Record<"bare" | "ours", Measured[]> = { bare: [], ours: [] };
    for (let round = 0; round <= rounds; round += 1) {
      const [ours, theirs] = [await at(service), await at(bare)];
      // The first round warms both up.
      if (round === 0) continue;
      runs.ours.push(ours);
      runs.bare.push(theirs);
    }
    await bare.stop();
    await service.stop();
    await tenant.stop();
    const compare = (what: keyof Measured) => ({
      measured: middle(runs.ours, what),
      against: middle(runs.bare, what),
      of: "bare Express route",
    });
    return {
      title: "An authenticated request",
      how: `\`GET /api/me\` with a signed token against a bare Express 5 route with the same reply, ${connections} connections by autocannon, plain http, each server in a process of its own with its default settings (the service writes its log to a file), ${rounds} rounds of ${seconds} s in turn.`,
      figures: [
        atLeast(0.5, { what: "requests a second", unit: "/s", ...compare("requestsPerSecond") }),
        within(2, {
          what: "processor time of the server, each",
          unit: "µs",
          ...compare("processor"),
        }),
        within(2, { what: "median latency", unit: "ms", ...compare("p50") }),
      ],
    };
  },
};
