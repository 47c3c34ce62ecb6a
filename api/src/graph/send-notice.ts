import type { Clock } from "../clock.ts";
import type { ActivityFeed, Delivery, HeldNotice } from "../ports/notices.ts";
import type { Message } from "../notices/message.ts";

export interface NoticeSendingOptions {
  /** Of the app registration, for Graph. */
  readonly token: () => Promise<string>;
  readonly clock: Pick<Clock, "now">;
  /** The `id` of the Teams manifest. */
  readonly teamsAppId: string;
  /** Told of an answer that is no success: its status, and Graph's id of the request. */
  readonly refused: (status: number, graphRequestId: string | undefined) => void;
}

const ORIGIN = "https://graph.microsoft.com";
const TIME_LIMIT = 10_000;
/** Seconds, where a 429 says nothing. */
const UNTOLD = 5;
/** The personal tab in `appPackage/manifest.json`. */
const TAB = "vault";

/**
 * https://learn.microsoft.com/graph/api/userteamwork-sendactivitynotification, by the permission
 * `TeamsActivity.Send.User` that installing the app gives. After a 429 nothing is sent until its
 * Retry-After is over.
 */
export const createActivityFeed = (options: NoticeSendingOptions): ActivityFeed => {
  const { clock, refused } = options;
  let quietUntil = 0;
  return {
    send: async (notice, recipient, message) => {
      const quiet = quietUntil - clock.now().getTime();
      if (quiet > 0) return { outcome: "later", retryAfter: Math.ceil(quiet / 1000) };
      const response = await post(options, notice, recipient, message);
      if (!response) return { outcome: "later" };
      await response.body?.cancel();
      if (response.ok) return { outcome: "sent" };
      refused(response.status, response.headers.get("request-id") ?? undefined);
      const delivery = deliveryOf(response);
      if (response.status === 429 && delivery.outcome === "later") {
        quietUntil = clock.now().getTime() + (delivery.retryAfter ?? UNTOLD) * 1000;
      }
      return delivery;
    },
  };
};

const post = async (
  { token, teamsAppId }: NoticeSendingOptions,
  notice: HeldNotice,
  recipient: string,
  message: Message,
): Promise<Response | undefined> => {
  try {
    const path = `/v1.0/users/${encodeURIComponent(recipient)}/teamwork/sendActivityNotification`;
    return await fetch(new URL(path, ORIGIN), {
      method: "POST",
      headers: { authorization: `Bearer ${await token()}`, "content-type": "application/json" },
      body: JSON.stringify(bodyOf(teamsAppId, notice, message)),
      redirect: "error",
      signal: AbortSignal.timeout(TIME_LIMIT),
    });
  } catch {
    // It may have been taken in; the same chainId then replaces it.
    return undefined;
  }
};

const bodyOf = (
  teamsAppId: string,
  { id }: HeldNotice,
  { activity, parameters, preview, page }: Message,
) => ({
  topic: { source: "text", value: "Vault", webUrl: linkTo(teamsAppId, page) },
  activityType: activity,
  chainId: chainOf(id),
  previewText: { content: preview },
  templateParameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
});

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */
const linkTo = (teamsAppId: string, page: string): string => {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: page }));
  return `https://teams.microsoft.com/l/entity/${teamsAppId}/${TAB}?context=${context}`;
};

/** Teams replaces a notice by one of the same number. The first 48 bits of a UUID are random. */
const chainOf = (id: string): number => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);

const deliveryOf = ({ status, headers }: Response): Delivery => {
  if (status === 403 || status === 404) return { outcome: "unreachable" };
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds)
    ? { outcome: "later", retryAfter: seconds }
    : { outcome: "later" };
};
