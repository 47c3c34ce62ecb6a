import { SecretClient } from "@azure/keyvault-secrets";
import { Secrets } from "@vault-tab/contract";
import { followEvents } from "../world/follow-events.ts";
import type { Service } from "./service.ts";

/** The vault of 10,000 secrets, listed by the official SDK and by the service. */

const SIZE = 10_000;
const address = "/api/secrets?vault=kv-fleet&kind=secret&limit=50";

export interface Listing {
  /** Milliseconds until the first rows were there. */
  readonly first: number;
  /** Milliseconds until all were. */
  readonly whole: number;
}

/** Page after page with a token that is there already: no sign-in is measured. */
export const listBySdk = async (token: string): Promise<Listing> => {
  const expiresOnTimestamp = Date.now() + 3_600_000;
  const getToken = () => Promise.resolve({ token, expiresOnTimestamp });
  const begun = performance.now();
  const client = new SecretClient("https://kv-fleet.vault.azure.net", { getToken });
  let first: number | undefined;
  let seen = 0;
  for await (const page of client.listPropertiesOfSecrets().byPage()) {
    first ??= performance.now() - begun;
    seen += page.length;
  }
  if (seen !== SIZE || first === undefined) throw new Error(`The SDK listed ${seen} secrets`);
  return { first, whole: performance.now() - begun };
};

export const look = async (service: Service, token: string): Promise<Secrets> => {
  const reply = await service.get(address, token);
  if (!reply.ok) throw new Error(`${reply.status}: ${await reply.text()}`);
  return Secrets.parse(await reply.json());
};

export const listByService = async (service: Service, token: string): Promise<Listing> => {
  const begun = performance.now();
  const { items, problems } = await look(service, token);
  const first = performance.now() - begun;
  if (items.length < 25 || problems.length > 0) throw new Error("The first rows did not come");
  await allIsRead(service, token);
  return { first, whole: performance.now() - begun };
};

export const allIsRead = (service: Service, token: string): Promise<void> =>
  awaitEntries(service, token, SIZE);

/** Until the service tells by its events that the vault is read to its end. */
export const awaitEntries = async (
  service: Service,
  token: string,
  size: number,
): Promise<void> => {
  const listener = await followEvents({ product: service }, token);
  const { complete } = await look(service, token);
  if (!complete) {
    await listener.until(
      ({ type, data }) => type === "secrets-read" && data.vault === "kv-fleet" && data.complete,
    );
  }
  listener.stop();
  const { total } = await look(service, token);
  if (total !== size) throw new Error(`The service listed ${total} secrets`);
};

/** Signs this person in to Azure by looking at another vault: exchange done, this vault untouched. */
export const signIn = async (service: Service, token: string): Promise<void> => {
  const reply = await service.get("/api/secrets?vault=kv-payments-dev&kind=secret&limit=1", token);
  if (!reply.ok) throw new Error(`${reply.status}: ${await reply.text()}`);
};
