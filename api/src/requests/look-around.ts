import { roleNames } from "../grants/role-names.ts";
import type { GrantRecord } from "../grants/grant.ts";
import type { Asker } from "../ports/asker.ts";
import type { AccessRequest } from "@vault-tab/contract";
import type { AccessRequestRecord } from "./access-request.ts";
import { undecided } from "./decided.ts";
import { findSecretsAsked } from "./find-secrets-asked.ts";
import { presentRequest } from "./present.ts";
import type { RequestPorts } from "./ports.ts";

type Ports = Pick<RequestPorts, "requests" | "grants" | "rules" | "vaults" | "assignments">;

const MANY = 1_000;

/** Requests as this person may see them, with what stands around each: people, grants, history. */
export const lookAround = async (
  ports: Ports,
  asker: Asker,
  requests: readonly AccessRequestRecord[],
): Promise<AccessRequest[]> => {
  if (requests.length === 0) return [];
  const ids = requests.map(({ id }) => id);
  const [grants, earlier, live] = await Promise.all([
    ports.grants.list({ requests: ids }, MANY),
    ports.requests.countEarlier(requests),
    liveOf(ports, requests),
  ]);
  const kept = { grants: Map.groupBy(grants, ({ requestId }) => requestId), earlier, live };
  return Promise.all(requests.map((request) => present(ports, asker, request, kept)));
};

/** What is kept of a whole page, read at once. */
interface Kept {
  /** By the request that they come of. */
  readonly grants: ReadonlyMap<string, readonly GrantRecord[]>;
  readonly earlier: ReadonlyMap<string, number>;
  /** What is open, by its holder. */
  readonly live: ReadonlyMap<string, readonly GrantRecord[]>;
}

/** Each person once, however much they wait for. */
const liveOf = async (
  { grants }: Ports,
  requests: readonly AccessRequestRecord[],
): Promise<Kept["live"]> => {
  const pending = requests.filter(({ status }) => status === "pending");
  const holders = [...new Set(pending.map(({ requester }) => requester.objectId))];
  if (holders.length === 0) return new Map();
  const limit = MANY * holders.length;
  const live = await grants.list({ holders, statuses: ["provisioning", "active"] }, limit);
  return Map.groupBy(live, ({ holder }) => holder.objectId);
};

const present = async (
  ports: Ports,
  { actor }: Asker,
  request: AccessRequestRecord,
  { grants, earlier, live }: Kept,
): Promise<AccessRequest> => {
  const { quorums, named } = request.obligations;
  const requester = request.requester.objectId;
  const people = (some: typeof quorums) => ports.rules.peopleAsked(some, requester);
  const [standing, quorumPeople, namedPeople, azure] = await Promise.all([
    ports.rules.standings(quorums).then((standingOf) => standingOf(undecided(request))),
    Promise.all(quorums.map((quorum) => people([quorum]))),
    people(named),
    azureOf(ports, request),
  ]);
  return presentRequest(request, {
    viewer: actor,
    standing,
    quorumPeople,
    named: namedPeople,
    grants: grants.get(request.id) ?? [],
    running: runningOf(request, live.get(requester) ?? []),
    earlier: earlier.get(request.id) ?? 0,
    azure,
  });
};

const runningOf = (
  request: AccessRequestRecord,
  live: readonly GrantRecord[],
): readonly GrantRecord[] => {
  if (request.status !== "pending") return [];
  const wanted = new Set(request.secrets.map(({ vault, name }) => `${vault}/${name ?? ""}`));
  return live.filter(({ secret: { vault, name } }) => wanted.has(`${vault}/${name ?? ""}`));
};

/** What Azure will grant, and where. */
const azureOf = async (
  { vaults, assignments }: Ports,
  { secrets, role, requester }: AccessRequestRecord,
): Promise<AccessRequest["azure"]> => {
  const found = await findSecretsAsked(vaults, secrets);
  return secrets.flatMap(({ vault, name }) => {
    const vaultResourceId = found.vaults.get(vault.toLowerCase())?.resourceId;
    if (vaultResourceId === undefined) return [];
    const target = { vault, vaultResourceId, principalId: requester.objectId, role };
    const scope = assignments.scopeOf({
      ...target,
      ...(role === "read" && name !== undefined && { secret: name }),
    });
    return [{ roleName: roleNames[role], scope }];
  });
};
