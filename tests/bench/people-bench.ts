import { type Bench, within } from "./figures.ts";
import { load } from "./load.ts";
import { type Service, startService } from "./service.ts";
import { ask, signInAll } from "./sign-in-all.ts";
import { median, quantile, timed } from "./statistics.ts";
import { startTenant, type Tenant } from "./tenant.ts";

const people = 5_000;
const connections = 50;
const seconds = 5;
const rounds = 5;
const path = "/api/secrets?vault=kv-payments-dev&kind=secret&limit=20";

/** Their rights are known too: nothing of Azure is asked. */
const measureWarm = async (service: Service, tokens: readonly string[]) => {
  const url = `${service.origin}${path}`;
  const ofOne: number[] = [];
  const ofAll: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const common = { url, pid: service.pid, connections, seconds };
    ofOne.push((await load({ ...common, tokens: tokens.slice(0, 1) })).p99);
    ofAll.push((await load({ ...common, tokens })).p99);
  }
  return { ofOne: median(ofOne), ofAll: median(ofAll) };
};

/** One request after the other, each proving the right anew by a call with the kept token. */
const measureProof = async (service: Service, tokens: readonly string[]) => {
  const each = 1_000;
  const times = async (tokenOf: (index: number) => string | undefined): Promise<number[]> => {
    const found: number[] = [];
    for (let index = 0; index < each; index += 1) {
      found.push(await timed(() => ask(service, path, tokenOf(index) ?? "")));
    }
    return found;
  };
  const ofOne = await times(() => tokens[0]);
  const ofAll = await times((index) => tokens[(index * 7) % tokens.length]);
  return { ofOne, ofAll };
};

const withPeople = async <Result>(
  tenant: Tenant,
  tokens: readonly string[],
  changes: Readonly<Record<string, string>>,
  measure: (service: Service, tokens: readonly string[]) => Promise<Result>,
): Promise<Result> => {
  const service = await startService(tenant, { changes });
  try {
    await signInAll(service, path, tokens);
    return await measure(service, tokens);
  } finally {
    await service.stop();
  }
};

export const peopleBench: Bench = {
  name: "people",
  run: async () => {
    const tenant = await startTenant();
    const tokens = (await tenant.crowd(people)).map(({ token }) => token);
    const kept = { RIGHTS_SECONDS: "3600", REFRESH_SECONDS: "3600" };
    const warm = await withPeople(tenant, tokens, kept, measureWarm);
    const anew = { RIGHTS_SECONDS: "0.001", REFRESH_SECONDS: "3600" };
    const proof = await withPeople(tenant, tokens, anew, measureProof);
    await tenant.stop();
    const alone = { unit: "ms", of: "one person" };
    return {
      title: "5,000 people",
      how: `\`GET ${path}\` for ${people} people whose tokens of Azure are kept, against the same for one of them, by the same service. With rights known: ${connections} connections, ${rounds} rounds of ${seconds} s in turn. With the right proven anew: one request after the other, each with one call of Key Vault under the kept token.`,
      figures: [
        within(1.5, {
          what: "p99, rights known",
          measured: warm.ofAll,
          against: warm.ofOne,
          ...alone,
        }),
        within(1.5, {
          what: "p99, right proven anew",
          measured: quantile(proof.ofAll, 0.99),
          against: quantile(proof.ofOne, 0.99),
          ...alone,
        }),
        within(1.5, {
          what: "median, right proven anew",
          measured: median(proof.ofAll),
          against: median(proof.ofOne),
          ...alone,
        }),
      ],
    };
  },
};
