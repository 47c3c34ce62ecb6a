import { z } from "zod";
import { generateSigningKey, type SigningKeys } from "../entra/signing-keys.ts";
import type { TenantServices } from "../entra/tenant-services.ts";
import { productClientId } from "../tenant.ts";
import type { Person } from "../world.ts";
import type { Post } from "./post.ts";

const persona = z.string().min(1);
const consentChange = z.strictObject({ persona: persona.optional(), granted: z.boolean() });
const mfaChange = z.strictObject({
  persona,
  required: z.boolean(),
  registered: z.boolean().default(true),
});
const keysChange = z.strictObject({ roll: z.literal(true), dropOld: z.boolean().default(false) });
const registrationChange = z.strictObject({ tokenVersion: z.enum(["1.0", "2.0"]) });
const accessChange = z.strictObject({ persona, blocked: z.boolean() });
const accountChange = z.strictObject({ persona, enabled: z.boolean() });
const sessionsChange = z.strictObject({ persona, revoked: z.boolean() });
const groupsChange = z.strictObject({ persona, further: z.int().min(0).max(5000) });

/** What Entra knows of the people, of the product's registration, and its keys. */
export function addSignInControl(
  post: Post,
  services: TenantServices,
  find: (persona: string) => Person,
): void {
  const { conditionalAccess, consents } = services;
  post("/consent", consentChange, ({ persona: name, granted }) => {
    const objectId = name === undefined ? undefined : find(name).objectId;
    const product = services.directory.application(productClientId);
    if (!product) return;
    if (granted) consents.grant(product, objectId);
    else consents.withdraw(product, objectId);
  });
  post("/mfa", mfaChange, ({ persona: name, required, registered }) => {
    const change = { mfaRequired: required, mfaDone: false, mfaRegistered: registered };
    conditionalAccess.set(find(name).objectId, change);
  });
  post("/conditional-access", accessChange, ({ persona: name, blocked }) => {
    conditionalAccess.set(find(name).objectId, { blocked });
  });
  post("/account", accountChange, ({ persona: name, enabled }) => {
    services.directory.setAccountEnabled(find(name).objectId, enabled);
  });
  post("/cae", sessionsChange, ({ persona: name, revoked }) => {
    const { objectId } = find(name);
    if (revoked) services.revocations.revoke(objectId);
    else services.revocations.undo(objectId);
  });
  post("/keys", keysChange, ({ dropOld }) => rollKeys(services.keys, dropOld));
  post("/registration", registrationChange, ({ tokenVersion }) => {
    services.directory.setTokenVersion(productClientId, tokenVersion);
  });
  post("/groups", groupsChange, ({ persona: name, further }) => {
    services.directory.setFurtherGroups(find(name).objectId, further);
  });
}

/** A new key signs from now on; the old ones are published for as long as tokens of theirs may be about. */
async function rollKeys(keys: SigningKeys, dropOld: boolean): Promise<void> {
  const old = keys.kept();
  keys.add(await generateSigningKey());
  if (dropOld) for (const { kid } of old) keys.drop(kid);
}
