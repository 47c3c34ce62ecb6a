import { mayAct } from "../../src/secrets/may-act.ts";
import { failed, type Finding, ok, unchecked } from "./finding.ts";
import type { IdentityName, KnownIdentity } from "./known-identity.ts";
import type { Patient } from "./patient.ts";
import { type HeldRole, rolesAt, type Unknown } from "./roles-at.ts";

interface Act {
  readonly plane: "control" | "data";
  readonly action: string;
  /** What follows where it is missing, or where it is there and must not be. */
  readonly means: string;
}

/** What an identity has to be able to do at a place, and what it must not. */
export interface ExpectedRights {
  readonly identity: IdentityName;
  readonly needs: readonly (Act & { readonly role: string })[];
  readonly never: readonly Act[];
}

export interface Place {
  readonly name: string;
  readonly resourceId: string;
}

export const allows = (role: HeldRole, { plane, action }: Pick<Act, "plane" | "action">): boolean =>
  mayAct([role[plane]], action);

/** At each of these places. */
export const examineRights = async (
  patient: Patient,
  expected: ExpectedRights,
  places: readonly Place[],
): Promise<readonly Finding[]> => {
  const identity = patient.identity(expected.identity);
  if (!identity) return [];
  const found = await Promise.all(
    places.map((place) => atPlace(patient, identity, expected, place)),
  );
  return found.flat();
};

const atPlace = async (
  patient: Patient,
  identity: KnownIdentity,
  expected: ExpectedRights,
  place: Place,
): Promise<readonly Finding[]> => {
  const roles = await rolesAt(patient, identity, place.resourceId);
  if (typeof roles === "string") return [notKnown(identity, place, roles)];
  const principal = await identity.objectId();
  const findings = [
    ...lacking(identity, principal, expected, place, roles),
    ...exceeding(identity, principal, expected, place, roles),
  ];
  const held = roles.map(({ name }) => name).join(", ") || "no role";
  return findings.length > 0 ? findings : [ok(`${identity.name} identity: ${held}`, place.name)];
};

const lacking = (
  { name, variable }: KnownIdentity,
  principal: string,
  { needs }: ExpectedRights,
  place: Place,
  roles: readonly HeldRole[],
): readonly Finding[] => {
  const missing = needs.filter((need) => !roles.some((role) => allows(role, need)));
  return [...new Set(missing.map(({ role }) => role))].map((role) => {
    const acts = missing.filter((need) => need.role === role);
    return failed({
      about: place.name,
      found: `The ${name} identity (${variable}) lacks ${acts.map(({ action }) => action).join(", ")}`,
      means: acts[0]?.means ?? "",
      remedy: giveRole(principal, role, place.resourceId),
    });
  });
};

const exceeding = (
  { name, variable }: KnownIdentity,
  principal: string,
  { never }: ExpectedRights,
  place: Place,
  roles: readonly HeldRole[],
): readonly Finding[] =>
  roles.flatMap((role) => {
    const act = never.find((one) => allows(role, one));
    if (!act) return [];
    return failed({
      about: place.name,
      found: `The ${name} identity (${variable}) holds "${role.name}" at ${role.scope}, which allows ${act.action}`,
      means: act.means,
      remedy: takeRole(principal, role.name, role.scope),
    });
  });

const reasons: Readonly<Record<Unknown, { found: string; means: string; remedy: string }>> = {
  "no-identity": {
    found: "this machine has no token of it",
    means: "Its roles can't be looked up from here.",
    remedy: "Run it where this identity is assigned (docs/doctor.md, where to run it).",
  },
  refused: {
    found: "none of our identities may read role assignments here",
    means: "Whether the rights are enough, and not too wide, is not known.",
    remedy:
      "Give the web identity Reader on the vault, or look at the vault's Access control (IAM).",
  },
  missing: {
    found: "ARM does not know this place",
    means: "There is nothing here to have rights on.",
    remedy: "Correct the resource id in VAULTS.",
  },
  silent: {
    found: "ARM did not answer",
    means: "Its roles are not known.",
    remedy: "Look whether management.azure.com can be reached from here, and run it again.",
  },
};

const notKnown = ({ name }: KnownIdentity, place: Place, why: Unknown): Finding => {
  const { found, ...words } = reasons[why];
  return unchecked({ about: place.name, found: `The ${name} identity: ${found}`, ...words });
};

export const giveRole = (principal: string, role: string, scope: string): string =>
  `az role assignment create --assignee-object-id ${principal} --assignee-principal-type ServicePrincipal --role "${role}" --scope ${scope}`;

export const takeRole = (principal: string, role: string, scope: string): string =>
  `az role assignment delete --assignee ${principal} --role "${role}" --scope ${scope}`;
