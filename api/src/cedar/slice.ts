import type { CedarValueJson, EntityJson, TypeAndId } from "@cedar-policy/cedar-wasm/nodejs";
import type { Principal } from "../rules/principal.ts";
import type { WishedSecret } from "../rules/wish.ts";

/** The few entities of which one question speaks: the engine's time grows with what it is given. */
export interface Slice {
  readonly uid: TypeAndId;
  readonly entities: readonly EntityJson[];
}

const uid = (type: string, id: string): TypeAndId => ({ type, id });

export const personUid = (objectId: string): TypeAndId => uid("Person", objectId);
export const approversUid = (set: string): TypeAndId => uid("Approvers", set);
export const productUid = uid("Product", "vault-tab");

export const principalSlice = (principal: Principal): Slice => {
  const { objectId, tenantId, agent, guest, roles, owns, memberOf, groups } = principal;
  const self = uid(agent ? "Agent" : "Person", objectId);
  const teams = [...new Set([...memberOf, ...owns])];
  const parents = [
    ...teams.flatMap((id) => [uid("Team", id), approversUid(`Team::${id}::members`)]),
    ...owns.flatMap((id) => [uid("Owners", id), approversUid(`Team::${id}::owners`)]),
    ...groups.flatMap((id) => [uid("Group", id), approversUid(`Group::${id}`)]),
    ...roles.map((role) => uid("AppRole", role)),
  ];
  return {
    uid: self,
    entities: [{ uid: self, attrs: { objectId, tenant: tenantId, guest }, parents }],
  };
};

/** Azure does not tell names apart by case, the engine does. */
export const secretSlice = (secret: WishedSecret): Slice => {
  const { environment, authorization, name, kind = "secret", contentType, tags = {} } = secret;
  const vault = uid("Vault", secret.vault.toLowerCase());
  const inVault = { environment, authorization };
  const vaultEntity = { uid: vault, attrs: { name: vault.id, ...inVault }, parents: [] };
  if (name === undefined) return { uid: vault, entities: [vaultEntity] };
  const lower = name.toLowerCase();
  const self = uid("Secret", `${vault.id}/${kind}/${lower}`);
  const attrs: Record<string, CedarValueJson> = {
    name: lower,
    kind,
    ...inVault,
    ...(contentType !== undefined && { contentType }),
  };
  return {
    uid: self,
    entities: [vaultEntity, { uid: self, attrs, parents: [vault], tags: { ...tags } }],
  };
};

export const durationValue = (milliseconds: number): CedarValueJson => ({
  __extn: { fn: "duration", arg: `${Math.floor(milliseconds)}ms` },
});

export const timeValue = (time: Date): CedarValueJson => ({
  __extn: { fn: "datetime", arg: time.toISOString() },
});
