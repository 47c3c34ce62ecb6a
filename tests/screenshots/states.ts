import { fail, heading, row, type Scene, someRow } from "./scene.ts";

export interface State {
  readonly name: string;
  /** Who looks and at what; nothing for the page outside Teams. */
  readonly view?: Readonly<Record<string, string>>;
  /** Before the page is opened. */
  readonly arrange?: (scene: Scene) => Promise<void>;
  readonly reach: (scene: Scene) => Promise<void>;
  /** It would not outlive a change of the theme in Teams, so it is reached for each. */
  readonly anew?: true;
}

export const payments = { team: "Payments", channel: "General" } as const;
export const platformOnly = { team: "Platform", channel: "On call" } as const;
const requester = { as: "requester", ...payments };
const billing = "secret/kv-payments-dev/secret/billing-db-password";

const calm: readonly State[] = [
  { name: "list", view: requester, reach: ({ tab }) => someRow(tab).waitFor() },
  {
    name: "no-match",
    view: requester,
    reach: async ({ tab }) => {
      await tab.getByRole("searchbox").fill("no such secret");
      await heading(tab, "Nothing matches").waitFor();
    },
  },
  {
    name: "panel",
    view: { ...requester, subPage: billing },
    reach: ({ tab }) => tab.getByRole("dialog").getByText("Current").waitFor(),
  },
  {
    name: "ask",
    view: { ...requester, subPage: "secret/kv-payments-prod/secret/adyen-api-key" },
    reach: async ({ tab }) => {
      await tab.getByRole("button", { name: "Ask for access" }).click();
      await tab.getByText("Who decides").waitFor();
    },
  },
  {
    name: "break-glass",
    view: { ...requester, subPage: "secret/kv-payments-prod/secret/bank-sftp-password" },
    reach: async ({ tab }) => {
      await tab.getByRole("button", { name: "Ask for access" }).click();
      await tab.getByRole("button", { name: "Break the glass…" }).click();
      await tab.getByText("Only in an emergency.").waitFor();
    },
  },
  {
    name: "my-access-empty",
    view: requester,
    reach: async ({ tab }) => {
      await tab.getByRole("link", { name: "My access" }).click();
      await heading(tab, "You have not asked for anything yet").waitFor();
    },
  },
  {
    name: "empty",
    view: { as: "outsider", place: "personal" },
    reach: ({ tab }) => heading(tab, "You can’t see any vault yet").waitFor(),
  },
  {
    name: "denied",
    view: { ...requester, subPage: "secret/kv-platform/secret/dns-provider-token" },
    reach: ({ tab }) => heading(tab, "There is nothing here for you to see").waitFor(),
  },
  {
    name: "hint-not-visible",
    view: { as: "requester", ...platformOnly },
    reach: ({ tab }) => heading(tab, "You can’t see kv-platform yet.").waitFor(),
  },
  {
    name: "10000-rows",
    view: { as: "requester", team: "Platform", channel: "General" },
    reach: async ({ tab, page }) => {
      await someRow(tab).focus();
      for (let times = 0; times < 12; times += 1) await page.keyboard.press("PageDown");
    },
  },
  {
    name: "configuration",
    view: { as: "requester", ...payments, place: "configure" },
    anew: true,
    reach: async ({ page }) => {
      const form = page.frameLocator("iframe[name=configuration]");
      await form.getByRole("radio", { name: "Only these" }).click();
      await form.getByRole("checkbox", { name: "kv-payments-dev" }).click();
    },
  },
  {
    name: "outside-teams",
    reach: ({ page }) => page.getByRole("heading", { level: 2 }).waitFor(),
  },
];

const troubled: readonly State[] = [
  {
    name: "consent",
    view: { as: "second-approver", ...payments },
    arrange: ({ control }) => control("consent", { persona: "second-approver", granted: false }),
    reach: ({ tab }) => heading(tab, "Vault Tab needs your consent").waitFor(),
  },
  {
    name: "second-factor",
    view: { as: "admin", ...payments },
    arrange: ({ control }) => control("mfa", { persona: "admin", required: true }),
    reach: ({ tab }) => heading(tab, "Microsoft wants to be sure that it is you").waitFor(),
  },
  {
    name: "throttled",
    view: requester,
    arrange: (scene) => fail(scene, { match: "requester", effect: "throttle", seconds: 40 }),
    reach: ({ tab }) =>
      tab
        .getByText(/slow down/)
        .first()
        .waitFor(),
  },
  {
    name: "one-vault-fails",
    view: requester,
    arrange: (scene) => fail(scene, { match: "kv-payments-prod", effect: "fail-500" }),
    reach: async ({ tab }) => {
      await row(tab, /kv-payments-dev/)
        .first()
        .waitFor();
      await tab
        .getByText(/Azure does not answer/)
        .first()
        .waitFor();
    },
  },
  {
    name: "error",
    view: requester,
    arrange: (scene) => fail(scene, { match: "requester", effect: "fail-500" }),
    reach: ({ tab }) =>
      tab
        .getByText(/Azure does not answer/)
        .first()
        .waitFor(),
  },
  {
    name: "loading",
    view: { as: "crypto-only", ...payments },
    arrange: (scene) => fail(scene, { match: "crypto-only", effect: "slow", seconds: 30 }),
    reach: ({ tab }) => tab.getByRole("status", { name: "The secrets are being read" }).waitFor(),
  },
  {
    name: "offline",
    view: requester,
    reach: async ({ page, tab }) => {
      await someRow(tab).waitFor();
      await page.context().setOffline(true);
      await tab.getByRole("button", { name: "Refresh" }).click();
      await tab.getByText(/You may be offline/).waitFor();
    },
  },
];

export const states: readonly State[] = [...calm, ...troubled];
