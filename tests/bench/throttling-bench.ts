import { type Bench, bounded, within } from "./figures.ts";
import { type Service, startService } from "./service.ts";
import { median, quantile, timed } from "./statistics.ts";
import { startTenant } from "./tenant.ts";

const each = 150;
const path = "/api/secrets?vault=kv-payments-dev&kind=secret&limit=20";

/** The first request of each: a sign-in to Azure by an exchange, and a proof. */
const firstRequests = async (service: Service, tokens: readonly string[]) => {
  const times: number[] = [];
  let refused = 0;
  for (const token of tokens) {
    const took = await timed(async () => {
      const { ok } = await service.get(path, token);
      if (!ok) refused += 1;
    });
    times.push(took);
  }
  return { times, refused };
};

/** The one whom Entra throttles asks again and again, with a pause as a person's page has it. */
const keepAsking = (service: Service, token: string) => {
  let asking = true;
  let throttled = 0;
  const walk = async (): Promise<number> => {
    while (asking) {
      const { status } = await service.get(path, token);
      if (status >= 400) throttled += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return throttled;
  };
  const walking = walk();
  return (): Promise<number> => {
    asking = false;
    return walking;
  };
};

export const throttlingBench: Bench = {
  name: "throttling",
  run: async () => {
    const tenant = await startTenant();
    const members = await tenant.crowd(2 * each + 2);
    const [victim, ...others] = members;
    const tokens = others.map(({ token }) => token);
    const service = await startService(tenant);
    // Whoever comes first also reads the list.
    await firstRequests(service, tokens.splice(0, 1));
    const before = await firstRequests(service, tokens.slice(0, each));
    const throttle = {
      service: "entra",
      match: victim?.key ?? "",
      effect: "throttle",
      seconds: 60,
    };
    await tenant.control("faults", { add: throttle });
    const stopAsking = keepAsking(service, victim?.token ?? "");
    const during = await firstRequests(service, tokens.slice(each));
    const throttled = await stopAsking();
    await service.stop();
    await tenant.stop();
    if (throttled === 0) throw new Error("Nobody was throttled");
    const calm = { unit: "ms", of: "before" };
    const share = (of: number) => ({
      measured: quantile(during.times, of),
      against: quantile(before.times, of),
    });
    return {
      title: "A 429 of Entra for one person",
      how: `First requests of ${each} people, each with a sign-in to Azure of their own, while Entra answers one other person's exchange by 429 with \`Retry-After: 60\` and that person asks ${throttled} times in vain; against ${each} other people before that.`,
      figures: [
        bounded(0, { what: "others who were refused", measured: during.refused, unit: "people" }),
        within(1.5, {
          what: "median of the others",
          measured: median(during.times),
          against: median(before.times),
          ...calm,
        }),
        within(1.5, { what: "p95 of the others", ...share(0.95), ...calm }),
      ],
    };
  },
};
