import type { Standing } from "./app-context.ts";
import { readEntityLink, writeEntityLink, type EntityLink } from "./deep-link.ts";
import type { Host } from "./host.ts";
import { openShareDialog } from "./share-dialog.ts";

/** `[true]`, or `[false, reason]`: what teams-js expects of a status. */
type Status = readonly [true] | readonly [false, string];

/** Links to this app stay inside; any other opens a tab of the browser. */
export function openLink(host: Host, link: string): Status {
  const entity = readEntityLink(link, location.origin);
  if (entity && entity.appId === host.data().app.id) return openPage(host, entity);
  const url = URL.parse(link);
  if (url?.protocol !== "https:" && url?.protocol !== "http:" && url?.protocol !== "mailto:") {
    return [false, "This kind of link is not opened."];
  }
  window.open(url, "_blank", "noopener");
  return [true];
}

/** A page of this app: in the channel named, else in a channel that has it, else as a personal tab. */
export function openPage(host: Host, link: EntityLink): Status {
  if (link.appId !== host.data().app.id) return [false, "That app is not installed here."];
  const mine = host
    .view()
    .teams.flatMap((team) => team.channels.map((channel) => ({ team, channel })));
  const subPage = link.subEntityId;
  for (const tab of host.data().tabs) {
    const at = mine.find(({ channel }) => channel.id === tab.channelId);
    if (!at || tab.entityId !== link.entityId) continue;
    if (link.channelId !== undefined && link.channelId !== tab.channelId) continue;
    const where = { team: at.team.name, channel: at.channel.name, tab: tab.id };
    host.go({ place: "channel", ...where, subPage });
    return [true];
  }
  const page = host.data().app.staticTabs.find((tab) => tab.entityId === link.entityId);
  if (!page) return [false, "There is no such page, or you are not in its team."];
  host.go({ place: "personal", tab: page.entityId, subPage });
  return [true];
}

export function shareLink(
  host: Host,
  standing: Standing,
  page: { subPageId: string | undefined; label: string | undefined; webUrl: string | undefined },
): void {
  const { entityId, channel } = standing;
  const link = writeEntityLink(
    {
      appId: host.data().app.id,
      entityId,
      ...(page.subPageId === undefined ? {} : { subEntityId: page.subPageId }),
      ...(channel === undefined ? {} : { channelId: channel.id }),
    },
    page,
  );
  openShareDialog(link, page.label ?? host.data().app.name);
}
