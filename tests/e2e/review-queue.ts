import { AccessRequest, SentRequests } from "@vault-tab/contract";
import type { FrameLocator, Locator } from "playwright/test";
import type { OwnWorld } from "./own-world.ts";
import type { Screen } from "./people.ts";

/** The queue as a person names its parts. */
export const queue = (tab: FrameLocator): Locator =>
  tab.getByRole("grid", { name: "Requests to review" });

/** One request, by something that stands in its row. */
export const request = (tab: FrameLocator, what: RegExp | string): Locator =>
  queue(tab).getByRole("row").filter({ hasText: what });

export const button = (where: Locator | FrameLocator, name: string): Locator =>
  where.getByRole("button", { name, exact: true });

export const opened = (tab: FrameLocator): Locator => tab.getByRole("dialog");

export const toReview = async ({ tab }: Screen): Promise<void> =>
  tab
    .getByRole("navigation", { name: "Sections" })
    .getByRole("link", { name: "Review", exact: true })
    .click();

const call = async (world: OwnWorld, person: string, path: string, body: object) => {
  const token = await world.person(person).ssoToken();
  const answer = await fetch(`${world.sandbox.endpoints.product}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${person} ${path}: ${text}`);
  const reply: unknown = JSON.parse(text);
  return reply;
};

/** Asks as a program of this person would; the first request of what comes of it. */
export const ask = async (
  world: OwnWorld,
  person: string,
  [vault, name]: readonly [vault: string, name: string],
  more: object = {},
): Promise<AccessRequest> => {
  const sent = await call(world, person, "/api/access-requests", {
    secrets: [{ vault, name }],
    role: "read",
    duration: "PT1H",
    reason: `${person} needs ${name} for the payout`,
    ...(vault === "kv-payments-prod" && { ticket: "INC-4711" }),
    ...more,
  });
  return AccessRequest.parse(SentRequests.parse(sent).items[0]);
};

export const decide = async (
  world: OwnWorld,
  person: string,
  { id, version }: AccessRequest,
  decision: "approve" | "decline",
): Promise<AccessRequest> => {
  const body = { decision, version, ...(decision === "decline" && { comment: "Not today" }) };
  return AccessRequest.parse(
    await call(world, person, `/api/access-requests/${id}/decisions`, body),
  );
};
