import { z } from "zod";
import { nowSeconds, type Call, type Reply } from "./call.ts";
import {
  changedPolicy,
  commonNameOf,
  initialPolicy,
  policyChange,
  type CertificatePolicy,
} from "./certificate-policy.ts";
import { requireFreeName } from "./find.ts";
import { issuerNamed, type Issuer } from "./issuers.ts";
import { newVersion } from "./new-version.ts";
import { changed, described, parseBody } from "./object-body.ts";
import {
  findPending,
  pendingView,
  putPending,
  type PendingCertificate,
} from "./pending-certificates.ts";
import { badParameter, Refusal } from "./refusal.ts";
import { selfSigned } from "./self-signed.ts";
import { currentVersion, type VaultObject, type Version } from "./vault.ts";
import { findObject, putObject } from "./vault-store.ts";

const creation = z.object({ ...described, policy: policyChange.nullish() });
/** As recorded: valid from ten minutes before it was asked for. */
const head = 10 * 60;

export function policyOf(object: VaultObject): CertificatePolicy {
  const { subject = "" } = currentVersion(object)?.certificate ?? {};
  return object.certificatePolicy ?? initialPolicy(subject, "Self");
}

/** The first version as well as a renewal, which without a policy takes the one that stands. */
export function createCertificate(call: Call): Reply {
  const body = parseBody(creation, call.body);
  refuseBackedByAnother(call);
  const before = requireFreeName(call, "certificates");
  if (findPending(call.world, call.vault, call.name)?.status === "inProgress")
    throw alreadyPending();
  const policy = changedPolicy(
    before ? policyOf(before) : initialPolicy("", "Unknown"),
    body.policy ?? {},
  );
  const issuer = issuerOf(policy);
  const pending = pendingOf(call, before?.name ?? call.name, policy, issuer, changed({}, body));
  call.world.state.batch(() => {
    putPending(call.world, pending);
    announce(call, before, pending);
  });
  return {
    status: 202,
    body: pendingView(call.vault, pending),
    headers: { location: locationOf(call, pending) },
  };
}

/** Words believed. */
function issuerOf(policy: CertificatePolicy): Issuer {
  if (policy.x509_props.subject === "")
    throw badParameter("Property policy.x509_props.subject is required.");
  const issuer = issuerNamed(policy.issuer.name);
  if (!issuer) throw badParameter(`Issuer ${policy.issuer.name} was not found in this key vault.`);
  return issuer;
}

/** Status, code and words as in create-certificate-scenarios.md. */
function alreadyPending(): Refusal {
  return new Refusal(
    409,
    "Forbidden",
    "A new key vault certificate can not be created or imported while a pending key vault certificate's status is inProgress.",
  );
}

/** Believed: a certificate needs the names of its secret and its key. */
function refuseBackedByAnother({ world, vault, name }: Call): void {
  for (const kind of ["secrets", "keys"] as const) {
    const found = findObject(world, vault, kind, name);
    if (found && !found.managed)
      throw new Refusal(409, "Conflict", `The name ${name} is in use among the ${kind}.`);
  }
}

function pendingOf(
  { world, ...call }: Call,
  name: string,
  policy: CertificatePolicy,
  issuer: Issuer,
  given: Partial<Version> & Pick<Version, "enabled">,
): PendingCertificate {
  const now = nowSeconds(world);
  const fresh = newVersion({ world, ...call });
  const ends = new Date(now * 1000);
  ends.setUTCMonth(ends.getUTCMonth() + policy.x509_props.validity_months);
  const [nbf, exp] = [now - head, Math.floor(ends.getTime() / 1000)];
  return {
    vault: call.vault.name,
    name,
    requestId: world.newId().replaceAll("-", ""),
    status: "inProgress",
    cancellationRequested: false,
    ...(issuer.answersAfter === undefined
      ? {}
      : { answeredAt: world.clock.now().getTime() + issuer.answersAfter }),
    refused: issuer.refuses ?? false,
    policy,
    version: { ...fresh, ...given, nbf, exp },
    material: selfSigned(commonNameOf(policy), fresh.version, nbf, exp),
  };
}

/** Recorded: a first certificate is there at once, disabled and without material. A renewal shows when it is done (believed). */
function announce(call: Call, before: VaultObject | undefined, pending: PendingCertificate): void {
  if (before) return;
  putObject(call.world, {
    vault: call.vault.name,
    kind: "certificates",
    name: pending.name,
    managed: false,
    versions: [{ ...pending.version, enabled: false }],
    certificatePolicy: pending.policy,
  });
}

function locationOf({ vault, apiVersion }: Call, { name, requestId }: PendingCertificate): string {
  return `https://${vault.name}.vault.azure.net/certificates/${name}/pending?api-version=${apiVersion}&request_id=${requestId}`;
}
