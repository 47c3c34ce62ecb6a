import { readAddress, type Address } from "./address.ts";
import { openConfigureDialog } from "./configure-dialog.ts";
import { readEntityLink } from "./deep-link.ts";
import type { Host } from "./host.ts";
import { openPage } from "./links.ts";

/** What the person's browser asked for: an address of this page, or a link to a page of an app. */
export function startingAddress(): Address {
  return readAddress(new URLSearchParams(location.search));
}

/** Fills in what the address left open, so that a reload comes back to the same place. */
export async function arrive(host: Host): Promise<void> {
  const link = readEntityLink(location.href, location.origin);
  if (link) openPage(host, link);
  await addMissingTab(host);
  const { place, person, channel, selected, staticTab } = host.view();
  const inChannel = place === "channel" || place === "configure";
  const tab = typeof selected === "string" ? selected : selected.id;
  host.adjust({
    as: person.key,
    place,
    ...(inChannel && channel ? { team: channel.team.name, channel: channel.name, tab } : {}),
    ...(place === "personal" ? { tab: staticTab?.entityId } : {}),
  });
}

/** The address `place=configure` means the dialog too, once the page is drawn. */
export function openWhatWasAsked(host: Host): void {
  const { place, channel } = host.view();
  if (place === "configure" && channel) openConfigureDialog(host, channel);
}

/** An address that asks for the channel's tab gets one, though nobody added it yet. */
async function addMissingTab(host: Host): Promise<void> {
  const { place, tab } = host.address();
  const { channel, channelTabs } = host.view();
  if (place !== "channel" || tab !== undefined || !channel || channelTabs.length > 0) return;
  await host.saveTab({ channelId: channel.id, ...host.data().app.channelTab });
}
