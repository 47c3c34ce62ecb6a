import { personaOf } from "../world/persona.ts";
import { type Bench, bounded, faster, type Figure, stated, within } from "./figures.ts";
import { allIsRead, listByService, listBySdk, type Listing, look, signIn } from "./fleet.ts";
import { type Service, startService } from "./service.ts";
import { median, timed } from "./statistics.ts";
import type { Member } from "./tenant-answers.ts";
import { startTenant, type Tenant } from "./tenant.ts";

const latency = 15;
const rounds = 3;
const crowdSize = 50;
const visitors = 10;

const withService = async <Result>(
  tenant: Tenant,
  work: (service: Service) => Promise<Result>,
): Promise<Result> => {
  const service = await startService(tenant);
  return work(service).finally(service.stop);
};

interface ColdRuns {
  readonly sdk: Listing[];
  readonly signedIn: Listing[];
  /** First rows only, of a service that others already use. */
  readonly newcomer: number[];
  /** First rows only, by the very first request that a service gets. */
  readonly fresh: number[];
}

const listCold = async (tenant: Tenant, other: string): Promise<ColdRuns> => {
  const requester = personaOf(tenant, "requester");
  const forAzure = await requester.azureToken("https://vault.azure.net");
  const forUs = await requester.ssoToken();
  const runs: ColdRuns = { sdk: [], signedIn: [], newcomer: [], fresh: [] };
  for (let round = 0; round < rounds; round += 1) {
    runs.sdk.push(await listBySdk(forAzure));
    const signedIn = await withService(tenant, async (service) => {
      await signIn(service, forUs);
      return listByService(service, forUs);
    });
    runs.signedIn.push(signedIn);
    const newcomer = await withService(tenant, async (service) => {
      await signIn(service, other);
      return timed(() => look(service, forUs));
    });
    runs.newcomer.push(newcomer);
    const fresh = await withService(tenant, (service) => timed(() => look(service, forUs)));
    runs.fresh.push(fresh);
  }
  return runs;
};

interface Visit {
  readonly milliseconds: number;
  /** Calls of Key Vault, refused ones too. */
  readonly calls: number;
}

const visit = async (tenant: Tenant, service: Service, token: string): Promise<Visit> => {
  const before = (await tenant.calls(0)).length;
  const milliseconds = await timed(() => look(service, token));
  return { milliseconds, calls: (await tenant.calls(before)).length };
};

/** All of the crowd at once, then others one by one, to the same service. */
const visitTogether = (tenant: Tenant, members: readonly Member[]) =>
  withService(tenant, async (service) => {
    const tokens = members.map(({ token }) => token);
    const together = tokens.slice(0, crowdSize);
    const before = (await tenant.calls(0)).length;
    await Promise.all(together.map((token) => look(service, token)));
    await allIsRead(service, together[0] ?? "");
    const pages = (await tenant.calls(before)).filter(
      ({ vault, operation, status, address }) =>
        vault === "kv-fleet" &&
        operation === "SecretList" &&
        status === 200 &&
        !/[?&]maxresults=1(&|$)/.test(address),
    ).length;
    const known: Visit[] = [];
    const fresh: Visit[] = [];
    for (const token of tokens.slice(crowdSize, crowdSize + visitors)) {
      await signIn(service, token);
      known.push(await visit(tenant, service, token));
    }
    for (const token of tokens.slice(crowdSize + visitors)) {
      fresh.push(await visit(tenant, service, token));
    }
    return { pages, known, fresh };
  });

const first = (runs: readonly Listing[]) => median(runs.map((run) => run.first));
const whole = (runs: readonly Listing[]) => median(runs.map((run) => run.whole));
const time = (visits: readonly Visit[]) => median(visits.map((one) => one.milliseconds));
const calls = (visits: readonly Visit[]) => Math.max(...visits.map((one) => one.calls));

const coldFigures = ({ sdk, signedIn, newcomer, fresh }: ColdRuns): Figure[] => {
  const page = { against: first(sdk), unit: "ms", of: "SDK's first page with its challenge" };
  const all = { against: whole(sdk), unit: "ms", of: "SDK's whole listing" };
  const rows = (who: string) => `first rows, cold; ${who}`;
  return [
    within(1.5, { what: rows("signed in to Azure"), measured: first(signedIn), ...page }),
    stated({ what: rows("to be signed in, by an exchange"), measured: median(newcomer), ...page }),
    stated({ what: rows("first request to a fresh service"), measured: median(fresh), ...page }),
    within(1.05, { what: "complete, cold; signed in to Azure", measured: whole(signedIn), ...all }),
  ];
};

export const listingBench: Bench = {
  name: "listing",
  run: async () => {
    const tenant = await startTenant({ latency });
    const members = await tenant.crowd(crowdSize + 2 * visitors + 1);
    const cold = await listCold(tenant, members.at(-1)?.token ?? "");
    const { pages, known, fresh } = await visitTogether(tenant, members.slice(0, -1));
    await tenant.stop();
    const all = { against: whole(cold.sdk), unit: "ms", of: "SDK's whole listing" };
    const warm = "rows for another person with the right, warm";
    return {
      title: "Listing a vault of 10,000 secrets",
      how: `\`kv-fleet\` at ${latency} ms a page: \`GET /api/secrets?vault=kv-fleet&kind=secret&limit=50\` of a freshly started service, complete when its events say so, against \`SecretClient.listPropertiesOfSecrets\` with the same person's token; ${rounds} rounds in turn. Warm: ${visitors} people one by one, each for the first time. Sandbox and service in processes of their own, plain http to the service.`,
      figures: [
        ...coldFigures(cold),
        faster(200, { what: `${warm}; signed in`, measured: time(known), ...all }),
        faster(200, { what: `${warm}; first request ever`, measured: time(fresh), ...all }),
        bounded(1, {
          what: `calls of Key Vault for ${warm}`,
          measured: calls(known),
          unit: "calls",
        }),
        bounded(1, { what: "the same, first request ever", measured: calls(fresh), unit: "calls" }),
        bounded(400, {
          what: `pages read for ${crowdSize} people who open it cold at once`,
          measured: pages,
          unit: "pages",
        }),
      ],
    };
  },
};
