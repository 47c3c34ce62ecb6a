import { once } from "node:events";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { UpstreamEnd } from "../ports/upstream-calls.ts";
import { watchOutgoing } from "./watch-outgoing.ts";

const ended: (Omit<UpstreamEnd, "seconds"> & { readonly route: string })[] = [];
let server: Server;
let origin = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    response.statusCode = Number(new URL(request.url ?? "", origin).searchParams.get("status"));
    if (response.statusCode !== 444) response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  watchOutgoing(
    ({ route }) =>
      ({ outcome, status }) =>
        ended.push({ outcome, status, route }),
  );
});
beforeEach(() => void (ended.length = 0));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The one place of these that is known by its path alone. */
const path = "/metadata/identity/oauth2/token";
const call = (status: number) => `${origin}${path}?status=${status}`;

const answerOf = async (address: string): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  get(address, { signal: AbortSignal.timeout(200) }, resolve).on("error", reject);
  const response = await promise;
  await once(response.resume(), "end");
};

it.each([
  [200, "ok"],
  [404, "refused"],
  [429, "throttled"],
  [500, "failed"],
])("a %i that comes by fetch or by Node's older client is %s", async (status, outcome) => {
  await (await fetch(call(status))).text();
  await answerOf(call(status));
  const one = { outcome, status, route: path };
  expect(ended).toEqual([one, one]);
});

it("what does not answer is unreachable, by either", async () => {
  await expect(fetch(call(444), { signal: AbortSignal.timeout(200) })).rejects.toThrow();
  await expect(answerOf(call(444))).rejects.toThrow();
  const one = { outcome: "unreachable", status: undefined, route: path };
  expect(ended).toEqual([one, one]);
});

it("a call that goes elsewhere is not watched", async () => {
  await (await fetch(`${origin}/elsewhere?status=200`)).text();
  expect(ended).toEqual([]);
});
