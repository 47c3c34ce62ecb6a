import { RotationPlanning, Rotation, type RotationStatus } from "@vault-tab/contract";
import { startStory, until } from "../access/story.ts";

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

/** The service with its tenant, and what a person does about rotation. */
export const startRotations = async (changes: Readonly<Record<string, string>> = {}) => {
  const story = await startStory(changes);
  const { call } = story;

  const paramsOf = (secret: string) => {
    const [vault = "", name = ""] = secret.split("/");
    return { vault, name };
  };
  const show = async (who: string, id: string): Promise<Rotation> => {
    const { text } = await call(who, "getRotation", { params: { id } });
    return Rotation.parse(JSON.parse(text));
  };
  return {
    ...story,
    setPlan: (who: string, secret: string, version = 0, change: object = {}) =>
      call(who, "setRotationPlan", {
        params: paramsOf(secret),
        body: { ...plan, ...change, version },
      }),
    planning: async (who: string, secret: string): Promise<RotationPlanning> => {
      const { text } = await call(who, "getRotationPlan", { params: paramsOf(secret) });
      return RotationPlanning.parse(JSON.parse(text));
    },
    rotate: (who: string, secret: string, key?: string) =>
      call(who, "startRotation", {
        body: { ...paramsOf(secret), reason: "The contract with Adyen asks for it" },
        ...(key !== undefined && { key }),
      }),
    show,
    is: (who: string, id: string, status: RotationStatus, seconds?: number) =>
      until(async () => (await show(who, id)).status === status, seconds),
  };
};

export type RotationStory = Awaited<ReturnType<typeof startRotations>>;
