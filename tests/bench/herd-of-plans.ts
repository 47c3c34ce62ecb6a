import type { Kind } from "@vault-tab/contract";
import { planned } from "../rotation/outside.ts";
import type { RotationStory } from "../rotation/world.ts";
import { inLanes } from "./in-lanes.ts";

const VAULT = "kv-payments-dev";
const LANES = 8;

interface Herd {
  readonly what: string;
  readonly kind: Kind;
  readonly count: number;
  readonly settings: object;
  /** What makes the first version. */
  readonly first: readonly [method: string, path: string, body: object];
}

const ec = { kty: "EC", crv: "P-256" };
const policy = { issuer: { name: "Self" }, key_props: ec, x509_props: { subject: "CN=herd" } };
const secret: Herd["first"] = ["PUT", "secrets/{name}", { value: "canary-of-a-herd" }];

export const herds: readonly Herd[] = [
  {
    ...{ what: "generated", kind: "secret", count: 1_000, first: secret },
    settings: { rotator: "generated", recipe: { form: "uuid" }, noOutsideSystem: true },
  },
  {
    ...{ what: "github-actions", kind: "secret", count: 100, first: secret },
    settings: planned.workflow(),
  },
  {
    ...{ what: "azure-automation", kind: "secret", count: 100, first: secret },
    settings: planned.runbook(),
  },
  {
    ...{ what: "certificate-renewal", kind: "certificate", count: 100 },
    first: ["POST", "certificates/{name}/create", { policy }],
    settings: { rotator: "certificate-renewal" },
  },
  {
    ...{ what: "key-rotation", kind: "key", count: 100, first: ["POST", "keys/{name}/create", ec] },
    settings: { rotator: "key-rotation" },
  },
];

const namesOf = ({ what, count }: Herd): readonly string[] =>
  Array.from({ length: count }, (_, number) => `herd-${what}-${number}`);

const makeFirst = async (story: RotationStory, { first }: Herd, name: string): Promise<void> => {
  const [method, path, body] = first;
  const token = await story.vaultTab.person("approver").azureToken("https://vault.azure.net");
  const uri = `https://${VAULT}.vault.azure.net/${path.replace("{name}", name)}?api-version=7.5`;
  const answer = await fetch(uri, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${uri}: ${await answer.text()}`);
};

/** Everything that is to be rotated, each with an approved plan that may not begin before its window opens. */
export const plantHerds = async (story: RotationStory, opens: Date): Promise<void> => {
  const cron = `${opens.getUTCMinutes()} ${opens.getUTCHours()} ${opens.getUTCDate()} ${opens.getUTCMonth() + 1} *`;
  const window = { cron, timeZone: "UTC", length: "PT6H" };
  const cadence = { every: "PT1H" };
  const all = herds.flatMap((herd) => namesOf(herd).map((name) => ({ herd, name })));
  await inLanes(LANES, all, ({ herd, name }) => makeFirst(story, herd, name));
  // A certificate is there once its authority has signed it.
  await story.vaultTab.control("clock", { advance: "PT1M" });
  await inLanes(LANES, all, async ({ herd: { kind, settings }, name }) => {
    const plan = { kind, settings, cadence, window };
    const { status, text } = await story.setPlan("approver", `${VAULT}/${name}`, 0, plan);
    if (status !== 200) throw new Error(text);
  });
};
