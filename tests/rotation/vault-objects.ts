import { CertificateClient, type CertificateProperties } from "@azure/keyvault-certificates";
import { KeyClient, type KeyProperties } from "@azure/keyvault-keys";
import { type Kind, Rotation, RotationPlanning } from "@vault-tab/contract";
import { credentialOf } from "../world/direct-azure.ts";
import type { RotationStory } from "./world.ts";

/** Where `approver` is Certificates and Crypto Officer. */
const VAULT = "kv-payments-dev";
const uri = `https://${VAULT}.vault.azure.net`;

export const renewal = { rotator: "certificate-renewal" } as const;
export const keyRotation = { rotator: "key-rotation" } as const;
const usual = { certificate: renewal, key: keyRotation } as const;

/** Certificates and keys of one vault, and what people do about them. */
export const objectsOf = (story: RotationStory, kind: Exclude<Kind, "secret">) => {
  const credential = (who: string) =>
    credentialOf(story.vaultTab.person(who), "https://vault.azure.net");
  const clients = (who = "admin") => ({
    certificates: new CertificateClient(uri, credential(who)),
    keys: new KeyClient(uri, credential(who)),
  });
  const list = (name: string) => {
    const { certificates, keys } = clients();
    return kind === "key"
      ? keys.listPropertiesOfKeyVersions(name)
      : certificates.listPropertiesOfCertificateVersions(name);
  };
  const planning = async (who: string, name: string): Promise<RotationPlanning> => {
    const params = { vault: VAULT, name };
    const { text } = await story.call(who, "getRotationPlan", { params, query: `?kind=${kind}` });
    return RotationPlanning.parse(JSON.parse(text));
  };
  const setPlan = async (name: string, change: object = {}): Promise<void> => {
    const { plan } = await planning("approver", name);
    const body = {
      ...{ kind, settings: usual[kind], overlap: "P1D", quiet: "P1D", tell: [] },
      ...change,
      version: plan?.version ?? 0,
    };
    const params = { vault: VAULT, name };
    const { status, text } = await story.call("approver", "setRotationPlan", { params, body });
    if (status !== 200) throw new Error(text);
  };
  const rotate = (who: string, name: string) =>
    story.call(who, "startRotation", { body: { vault: VAULT, name, kind, reason: "It is time" } });
  return {
    ...{ clients, planning, setPlan, rotate },
    /** Begins one that has to be let through, disturbed from then on. @returns its id */
    begin: async (
      name: string,
      change: object = {},
      disturb: () => Promise<unknown> = () => Promise.resolve(),
    ): Promise<string> => {
      await setPlan(name, change);
      await disturb();
      const { status, text } = await rotate("approver", name);
      if (status !== 202) throw new Error(text);
      return Rotation.parse(JSON.parse(text)).id;
    },
    /** What stands in Azure, oldest first. */
    versions: async (name: string): Promise<readonly (CertificateProperties | KeyProperties)[]> => {
      const found: (CertificateProperties | KeyProperties)[] = [];
      for await (const one of list(name)) found.push(one);
      const at = ({ createdOn }: CertificateProperties): number => createdOn?.getTime() ?? 0;
      return found.sort((one, other) => at(one) - at(other));
    },
    /** A call of Key Vault, by somebody, without us in between. */
    ask: async (who: string, method: string, path: string, body?: object): Promise<Response> => {
      const token = await story.vaultTab.person(who).azureToken("https://vault.azure.net");
      return fetch(`${uri}/${path}?api-version=7.5`, {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      });
    },
    disturb: (match: string, effect: string, more: object = {}) =>
      story.vaultTab.control("faults", { add: { service: "key-vault", match, effect, ...more } }),
  };
};

export type VaultObjects = ReturnType<typeof objectsOf>;
