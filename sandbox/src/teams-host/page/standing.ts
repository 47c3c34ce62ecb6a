import type { Standing } from "./app-context.ts";
import type { Host } from "./host.ts";

/** Where a frame stands now: the person and theme of the page, and its channel if it is in one. */
export function standingIn(host: Host, entityId: string): Standing {
  const { place, person, channel } = host.view();
  const { theme, client, subPage } = host.address();
  const inChannel = place === "channel" || place === "configure";
  return {
    tenantId: host.data().tenantId,
    person,
    theme,
    client,
    locale: host.locale,
    sessionId: host.sessionId,
    frame: "content",
    entityId,
    ...(subPage === undefined ? {} : { subEntityId: subPage }),
    ...(inChannel && channel ? { channel } : {}),
  };
}
