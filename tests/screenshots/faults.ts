import { someRow, type Scene } from "./scene.ts";

/** One thing that goes wrong, and what the person then reads in the tab. */
export interface FaultSeen {
  readonly name: string;
  /** How it is set, in words for the document. */
  readonly set: string;
  readonly as: string;
  readonly subPage?: string;
  /** Before the page is opened. */
  readonly arrange?: (scene: Scene) => Promise<void>;
  /** After the page was opened, where opening it is not enough. */
  readonly act?: (scene: Scene) => Promise<void>;
  /** Words that have to stand on the screen. */
  readonly reads: readonly string[];
  /** The service itself is stopped, for good. */
  readonly stopped?: true;
  /** What there is to see where no words tell of it. */
  readonly sees?: string;
}

type Change = Readonly<Record<string, unknown>>;

const control =
  (what: string, change: Change) =>
  (scene: Scene): Promise<void> =>
    scene.control(what, change);

const byService = (service: string, fault: Change) =>
  control("faults", { add: { service, ...fault } });

const refresh = async ({ tab }: Scene): Promise<void> => {
  await tab.getByRole("button", { name: "Refresh" }).click();
};

const slowDown = "Azure asks us to slow down";
const noAnswer = "Azure does not answer";
const beSure = "Microsoft wants to be sure that it is you";

/** A vault is named to whom it let list before: the list is there, and is read anew. */
const oneVault = (effect: string, more: Change, reads: readonly string[]): FaultSeen => ({
  name: `vault-${effect}`,
  set: `\`${effect}\` for one vault`,
  as: "approver",
  act: async (scene) => {
    await someRow(scene.tab).waitFor();
    await byService("key-vault", { match: "kv-payments-dev", effect, ...more })(scene);
    await refresh(scene);
  },
  reads,
});

const everyVault = (effect: string, reads: readonly string[], more: Change = {}): FaultSeen => ({
  name: `key-vault-${effect}`,
  set: `\`${effect}\` for all of Key Vault`,
  as: "second-approver",
  arrange: byService("key-vault", { match: "second-approver", effect, ...more }),
  reads,
});

const oneSecret = (effect: string, reads: readonly string[], more: Change = {}): FaultSeen => ({
  name: `secret-${effect}`,
  set: `\`${effect}\` for one secret`,
  as: "requester",
  subPage: "secret/kv-payments-dev/secret/billing-db-password",
  arrange: byService("key-vault", { match: "secrets/billing-db-password", effect, ...more }),
  reads,
});

/** Each for a person of its own: what was had before stays good, and what failed is remembered for a minute. */
const entra = (effect: string, as: string, reads: readonly string[]): FaultSeen => ({
  name: `entra-${effect}`,
  set: `\`${effect}\` for Entra`,
  as,
  arrange: byService("entra", { match: as, effect }),
  reads,
});

const keyVault: readonly FaultSeen[] = [
  oneVault("throttle", { seconds: 40 }, [`kv-payments-dev could not be read: ${slowDown}`]),
  { ...oneVault("deny", {}, []), sees: "The vault is not among those that one may see." },
  oneVault("fail-500", {}, [`kv-payments-dev could not be read: ${noAnswer}`]),
  oneVault("slow", { seconds: 20 }, [`kv-payments-dev could not be read: ${noAnswer}`]),
  oneVault("stall", {}, [`kv-payments-dev could not be read: ${noAnswer}`]),
  oneVault("lost-answer", {}, [`kv-payments-dev could not be read: ${noAnswer}`]),
  everyVault("throttle", [slowDown, "Next try in"], { seconds: 40 }),
  everyVault("deny", ["You can’t see any vault yet"]),
  everyVault("fail-500", [noAnswer, "Try again"]),
  everyVault("slow", [noAnswer, "Nothing could be read so far"], { seconds: 30 }),
  oneSecret("throttle", [slowDown], { seconds: 40 }),
  oneSecret("deny", ["There is nothing here for you to see"]),
  oneSecret("fail-500", [noAnswer]),
  oneSecret("lost-answer", [noAnswer]),
  {
    ...oneSecret("slow", [], { seconds: 30 }),
    sees: "The name, and the places of what is being read.",
  },
];

const signIn: readonly FaultSeen[] = [
  entra("throttle", "auditor", [slowDown]),
  entra("deny", "crypto-only", [beSure]),
  entra("fail-500", "one-secret-only", [noAnswer]),
  entra("lost-answer", "outsider", [noAnswer]),
  {
    name: "consent",
    set: "`consent`: not given",
    as: "requester",
    arrange: control("consent", { persona: "requester", granted: false }),
    reads: ["Vault Tab needs your consent", "Give consent"],
  },
  {
    name: "second-factor",
    set: "`mfa`: asked for",
    as: "second-approver",
    arrange: control("mfa", { persona: "second-approver", required: true }),
    reads: [beSure, "Sign in"],
  },
  {
    name: "conditional-access",
    set: "`conditional-access`: blocked",
    as: "admin",
    arrange: control("conditional-access", { persona: "admin", blocked: true }),
    reads: [beSure, "Sign in"],
  },
  {
    name: "account-disabled",
    set: "`account`: disabled",
    as: "approver",
    arrange: control("account", { persona: "approver", enabled: false }),
    reads: ["Teams could not sign you in"],
  },
  {
    name: "sessions-revoked",
    set: "`cae`: sessions revoked while the tab is open",
    as: "requester",
    act: async (scene) => {
      await someRow(scene.tab).waitFor();
      await scene.control("cae", { persona: "requester", revoked: true });
      await scene.page.waitForTimeout(400);
      await refresh(scene);
    },
    reads: [beSure, "Sign in"],
  },
];

const network: readonly FaultSeen[] = [
  {
    name: "offline",
    set: "no network while the tab is open",
    as: "requester",
    act: async (scene) => {
      await someRow(scene.tab).waitFor();
      await scene.page.context().setOffline(true);
      await refresh(scene);
    },
    reads: ["Vault Tab cannot be reached. What you see was read", "You may be offline"],
  },
  {
    name: "service-unavailable",
    set: "a proxy answers 503 instead of the service",
    as: "requester",
    arrange: async ({ page }) => {
      await page.route(/\/api\/(?!settings)/, (route) => route.fulfill({ status: 503 }));
    },
    reads: ["Vault Tab cannot be reached"],
  },
  {
    name: "service-down",
    set: "the service is down when the tab is opened",
    as: "requester",
    stopped: true,
    reads: [],
    sees: "Teams itself says that Vault is not answering, with Try again.",
  },
];

export const faults: readonly FaultSeen[] = [...signIn, ...keyVault, ...network];
