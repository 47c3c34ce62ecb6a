import { Rotation } from "@vault-tab/contract";
import type { Answer, Sending } from "./cast.ts";

const of = { vault: "kv-payments-dev", name: "mail-smtp-password" };
const plan = {
  settings: { rotator: "generated", recipe: { form: "uuid" }, noOutsideSystem: true },
  overlap: "P1D",
  quiet: "P1D",
  tell: [],
};
const seen = { vault: "kv-payments-dev", name: "adyen-api-key" };

type Call = (operation: "setRotationPlan" | "startRotation", sending: Sending) => Promise<Answer>;

/** A rotation of `approver`, and what else is called for; nothing more is written by it. */
export const rotationRows = async (asApprover: Call) => {
  await asApprover("setRotationPlan", { params: of, body: { ...plan, version: 0 } });
  const begun = await asApprover("startRotation", { body: { ...of, reason: "Yearly" } });
  const { id } = Rotation.parse(JSON.parse(begun.text));
  const reason = "Out of use";
  return [
    { operation: "listRotations", about: "that one may see", sending: {} },
    { operation: "listRotationPlans", about: "that one may see", sending: {} },
    { operation: "getRotationPlan", about: "of kv-payments-dev", sending: { params: seen } },
    {
      operation: "setRotationPlan",
      about: "of kv-payments-dev, changed since",
      sending: { params: seen, body: { ...plan, version: 9 } },
    },
    {
      operation: "approveRotationPlan",
      about: "of kv-payments-dev, changed since",
      sending: { params: of, body: { version: 9 } },
    },
    {
      operation: "startRotation",
      about: "in kv-payments-dev, without a plan",
      sending: { body: { ...seen, reason } },
    },
    { operation: "getRotation", about: "of kv-payments-dev", sending: { params: { id } } },
    { operation: "cancelRotation", about: "that is over", sending: { params: { id } } },
    {
      operation: "retireOldVersion",
      about: "of kv-payments-dev",
      sending: { params: { id }, body: { reason } },
      last: ["approver"],
    },
  ] as const;
};
