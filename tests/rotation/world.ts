import { SecretClient, type SecretProperties } from "@azure/keyvault-secrets";
import { Rotation, RotationPlanning, type RotationStatus, Rotations } from "@vault-tab/contract";
import { startStory, until } from "../access/story.ts";
import type { Changes } from "../world/vault-tab.ts";
import { passingOf } from "./pass-time.ts";
import { credentialOf } from "../world/direct-azure.ts";

/** One that `approver` may rotate: an owner of Payments, who is a Secrets Officer there. */
export const SECRET = "kv-payments-dev/adyen-api-key";

const plan = {
  settings: {
    rotator: "generated",
    recipe: { form: "characters", alphabet: "letters-and-digits", length: 40 },
    noOutsideSystem: true,
  },
  overlap: "P1D",
  quiet: "P1D",
  tell: [],
};

const split = (secret: string) => {
  const [vault = "", name = ""] = secret.split("/");
  return { vault, name };
};

/** The service with its tenant, and what people do about rotation. */
export const startRotations = async (
  changes: Changes = {},
  nodeOptions: readonly string[] = [],
) => {
  const story = await startStory(changes, nodeOptions);
  const { call, vaultTab } = story;

  const show = async (who: string, id: string): Promise<Rotation> => {
    const { text } = await call(who, "getRotation", { params: { id } });
    return Rotation.parse(JSON.parse(text));
  };
  const rotate = (who: string, secret: string, key?: string) =>
    call(who, "startRotation", {
      body: { ...split(secret), reason: "The contract with Adyen asks for it" },
      ...(key !== undefined && { key }),
    });
  const setPlan = (who: string, secret: string, version = 0, change: object = {}) =>
    call(who, "setRotationPlan", {
      params: split(secret),
      body: { ...plan, ...change, version },
    });
  const direct = (secret: string): SecretClient =>
    new SecretClient(
      `https://${split(secret).vault}.vault.azure.net`,
      credentialOf(vaultTab.person("approver"), "https://vault.azure.net"),
    );
  return {
    ...story,
    passing: passingOf(vaultTab),
    setPlan,
    rotate,
    show,
    planning: async (who: string, secret: string): Promise<RotationPlanning> => {
      const { text } = await call(who, "getRotationPlan", { params: split(secret) });
      return RotationPlanning.parse(JSON.parse(text));
    },
    /** Begins one that has to be let through. @returns its id */
    begin: async (secret: string): Promise<string> => {
      const planned = await setPlan("approver", secret);
      if (planned.status !== 200 && planned.code !== "state_changed") throw new Error(planned.text);
      const { status, text } = await rotate("approver", secret);
      if (status !== 202) throw new Error(text);
      return Rotation.parse(JSON.parse(text)).id;
    },
    list: async (who: string, query = ""): Promise<readonly Rotation[]> =>
      Rotations.parse(JSON.parse((await call(who, "listRotations", { query })).text)).items,
    is: (id: string, status: RotationStatus, seconds?: number) =>
      until(async () => (await show("approver", id)).status === status, seconds),
    /** What stands in Azure, oldest first. */
    versions: async (secret: string): Promise<readonly SecretProperties[]> => {
      const found: SecretProperties[] = [];
      for await (const one of direct(secret).listPropertiesOfSecretVersions(split(secret).name)) {
        found.push(one);
      }
      const at = ({ createdOn }: SecretProperties): number => createdOn?.getTime() ?? 0;
      return found.sort((one, other) => at(one) - at(other));
    },
    /** A new version by somebody who is nothing of ours. */
    write: (secret: string, value: string) => direct(secret).setSecret(split(secret).name, value),
    /** Known to whoever may read it in Azure, and to nothing of ours. */
    valueOf: async (secret: string): Promise<string> =>
      (await direct(secret).getSecret(split(secret).name)).value ?? "",
    /** A fault of Key Vault at this secret, whatever is done with it; or at its versions only, or but those. */
    disturb: (
      secret: string,
      effect: string,
      {
        at = "all",
        ...more
      }: { at?: "all" | "versions" | "write"; seconds?: number; times?: number } = {},
    ) => {
      const ends = { all: "", versions: "/versions ", write: " " } as const;
      const match = `secrets/${split(secret).name}${ends[at]}`;
      return vaultTab.control("faults", { add: { service: "key-vault", match, effect, ...more } });
    },
    calm: () => vaultTab.control("faults", { clear: true }),
  };
};

export type RotationStory = Awaited<ReturnType<typeof startRotations>>;
