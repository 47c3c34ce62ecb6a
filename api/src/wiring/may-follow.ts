import type { Event } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { mayFollow as mayFollowRequests } from "../requests/follow-requests.ts";
import { mayFollow as mayFollowSecrets } from "../secrets/follow-events.ts";

type Following = Parameters<typeof mayFollowSecrets>[0] & Parameters<typeof mayFollowRequests>[0];

/** Who may be told of an event: whoever may see what it speaks of. */
export const mayFollowOf =
  (ports: Following) =>
  async (asker: Asker, event: Event): Promise<boolean> => {
    if (event.type === "reset") return true;
    return event.type === "request-changed" || event.type === "grant-changed"
      ? mayFollowRequests(ports, asker, event)
      : mayFollowSecrets(ports, asker, event);
  };
