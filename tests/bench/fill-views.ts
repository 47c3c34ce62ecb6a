import { randomUUID } from "node:crypto";
import { createRequests } from "../../api/src/storage/requests-store.ts";
import { open } from "../storage/place.ts";
import { asked, newRequest, type Request } from "../storage/races-world.ts";

type Addition = ReturnType<typeof asked>;
type Grant = NonNullable<Addition["grants"]>[number];

/** Of each: requests that wait for a decision, and requests of one person that are over. */
export const MANY = 5_000;
/** Stands in the reason of the oldest request alone. */
export const NEEDLE = "needle";

/** These grants are over: nothing there is looked for. */
const GROUP = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/views";

const MINUTE = 60_000;
const TOGETHER = 250;
const secrets = ["adyen-api-key", "stripe-api-key", "ledger-password", "payout-signing-key"];

const secretOf = (index: number) => ({
  vault: "kv-payments-prod",
  name: secrets[index % secrets.length] ?? "",
});

const reasonOf = (index: number): string =>
  index === MANY - 1
    ? `The ${NEEDLE} of the payout`
    : `Payout ${index} fails and somebody has to look at what the provider answers`;

/** Newest first; none of them lapses or is due while it is looked at. */
const timesOf = (index: number, now: Date) => ({
  createdAt: new Date(now.getTime() - (index + 1) * MINUTE),
  lapsesAt: new Date(now.getTime() + 24 * 60 * MINUTE),
});

const waiting = (index: number, now: Date): Request =>
  newRequest(1, {
    requester: { objectId: randomUUID(), name: `Person ${index}` },
    secrets: [secretOf(index)],
    reason: reasonOf(index),
    ...timesOf(index, now),
  });

const over = (index: number, holder: Request["requester"], now: Date): Addition => {
  const { createdAt, lapsesAt } = timesOf(index, now);
  const secret = secretOf(index);
  const request = newRequest(1, {
    status: "approved",
    requester: holder,
    secrets: [secret],
    reason: reasonOf(index),
    createdAt,
    lapsesAt,
    decidedAt: createdAt,
  });
  const assignment = randomUUID();
  const grant: Grant = {
    id: randomUUID(),
    requestId: request.id,
    holder,
    secret,
    target: {
      vault: secret.vault,
      vaultResourceId: `${GROUP}/providers/Microsoft.KeyVault/vaults/${secret.vault}`,
      secret: secret.name,
      principalId: holder.objectId,
      role: "read",
    },
    assignment,
    status: "ended",
    because: "expired",
    durationMs: MINUTE,
    breakGlass: false,
    opensAt: createdAt,
    startedAt: createdAt,
    endsAt: new Date(createdAt.getTime() + MINUTE),
    endedAt: new Date(createdAt.getTime() + MINUTE),
    createdAt,
  };
  return { ...asked(request), grants: [grant] };
};

/** By the service's own storage, in a folder that it is started with afterwards. */
export const fillViews = async (folder: string, holder: Request["requester"]): Promise<void> => {
  const database = await open({ folder });
  const requests = createRequests(database);
  const now = new Date();
  const all = Array.from({ length: MANY }, (_, index) => [
    asked(waiting(index, now)),
    over(index, holder, now),
  ]).flat();
  for (let from = 0; from < all.length; from += TOGETHER) {
    await requests.add(holder.objectId, () => all.slice(from, from + TOGETHER));
  }
  await database.close();
};
