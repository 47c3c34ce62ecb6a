import { z } from "zod";
import type { World } from "../world.ts";
import type { ChannelTab } from "./channel-tabs.ts";
import { isAllowedUrl } from "./page/origins.ts";

type Read =
  { readonly ok: true; readonly tab: ChannelTab } | { readonly ok: false; readonly error: string };

const text = z.string().min(1).max(8000);
const sent = z.object({
  id: text.optional(),
  channelId: text,
  entityId: text,
  name: text,
  contentUrl: text,
  websiteUrl: text.optional(),
  removeUrl: text.optional(),
});

/** What the page sends to add or change a tab, checked as Teams checks it. */
export function readTab(
  body: unknown,
  known: { readonly world: World; readonly origins: readonly string[] },
): Read {
  const read = sent.safeParse(body);
  if (!read.success) return refused("A tab needs a channel, an entityId, a name and a contentUrl.");
  const { id, websiteUrl, removeUrl, ...tab } = read.data;
  const channels = known.world.directory.teams().flatMap((team) => team.channels);
  if (!channels.some((channel) => channel.id === tab.channelId)) {
    return refused("There is no such channel.");
  }
  const urls = [tab.contentUrl, removeUrl ?? tab.contentUrl];
  if (!urls.every((url) => isAllowedUrl(url, known.origins))) {
    return refused("contentUrl and removeUrl must be https and in the app's validDomains.");
  }
  const optional = {
    ...(websiteUrl === undefined ? {} : { websiteUrl }),
    ...(removeUrl === undefined ? {} : { removeUrl }),
  };
  return { ok: true, tab: { id: id ?? known.world.newId(), ...tab, ...optional } };
}

function refused(error: string): Read {
  return { ok: false, error };
}
