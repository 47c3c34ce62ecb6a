import { SortColumn } from "@vault-tab/contract";
import { findFreePort } from "../leaks/record/find-free-port.ts";
import { type Engine, engineAt } from "./engine.ts";
import { type Bench, bounded, type Figure, told } from "./figures.ts";
import { type Service, startService } from "./service.ts";
import { median } from "./statistics.ts";
import { startTenant } from "./tenant.ts";
import { awaitEntries, signIn } from "./fleet.ts";

const entries = 100_000;
const words = ["key", "billing", "checkout-api", "region-7", "payroll", "password", "sso", "zzz"];
const orders = SortColumn.options.flatMap((column) => [column, `-${column}`] as const);

const blocks = async (
  { service, engine, token }: { service: Service; engine: Engine; token: string },
  queries: readonly string[],
): Promise<number[]> => {
  const found: number[] = [];
  for (const query of queries) {
    const path = `/api/secrets?vault=kv-fleet&kind=secret&limit=50&${query}`;
    found.push(
      await engine.blockedBy(async () => {
        const reply = await service.get(path, token);
        if (!reply.ok) throw new Error(`${reply.status}: ${await reply.text()}`);
        await reply.arrayBuffer();
      }),
    );
  }
  return found;
};

const measure = async (service: Service, engine: Engine, token: string): Promise<Figure[]> => {
  await signIn(service, token);
  const empty = await engine.heap();
  await awaitEntries(service, token, entries);
  const full = await engine.heap();
  const asked = { service, engine, token };
  const sorts = orders.map((sort) => `sort=${sort}`);
  const first = await blocks(asked, sorts);
  const again = await blocks(asked, sorts);
  const searched = await blocks(
    asked,
    words.map((word) => `q=${word}`),
  );
  const filtered = await blocks(asked, ["health=expired", "health=expiring", "tag=owner=data"]);
  const ordered = await engine.heap();
  const ms = (what: string, times: readonly number[]) =>
    told({ what, measured: median(times), unit: "ms" });
  const mib = (what: string, measured: number) => bounded(150, { what, measured, unit: "MiB" });
  return [
    mib("heap for the entries, asked for in one order", full - empty),
    mib(`heap for the entries, asked for in each of ${orders.length} orders`, ordered - empty),
    ms("the event loop is busy with a page in an order not asked for before", first),
    told({ what: "the longest of these", measured: Math.max(...first), unit: "ms" }),
    ms("a page in an order asked for before", again),
    ms("a search for a word", searched),
    told({ what: "the longest of these", measured: Math.max(...searched), unit: "ms" }),
    ms("a filter by health or tag", filtered),
  ];
};

export const memoryBench: Bench = {
  name: "memory",
  run: async () => {
    const tenant = await startTenant();
    const size = await tenant.grow(10);
    if (size !== entries) throw new Error(`The fleet has ${size} secrets`);
    const [member] = await tenant.crowd(1);
    const port = await findFreePort();
    const service = await startService(tenant, {
      // Nothing is read anew while it is measured.
      changes: { RIGHTS_SECONDS: "3600", REFRESH_SECONDS: "3600" },
      nodeOptions: [`--inspect=127.0.0.1:${port}`, "--inspect-publish-uid=http"],
    });
    const engine = await engineAt(port);
    const figures = await measure(service, engine, member?.token ?? "");
    engine.close();
    await service.stop();
    await tenant.stop();
    return {
      title: "100,000 entries",
      how: "The fleet ten times over, read by the service from the sandbox. Heap in use after a forced collection, as the service's own engine tells it, less what was in use before; time of its main thread for one request, `limit=50`.",
      figures,
    };
  },
};
