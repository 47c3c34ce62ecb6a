import { appIcon, avatar } from "./avatar.ts";
import { openConfigureDialog } from "./configure-dialog.ts";
import { h, type Child } from "./element.ts";
import type { Host } from "./host.ts";
import { icon, type IconName } from "./icons.ts";
import type { Channel } from "./view.ts";

/** Posts: what stands in a channel before anybody wrote; without a tab it invites to add one. */
export function postsPage(host: Host, channel: Channel): HTMLElement {
  const { app } = host.data();
  const { channelTabs } = host.view();
  const [tab] = channelTabs;
  const post = tab
    ? h(
        "article",
        { class: "post" },
        appIcon(app),
        h("p", {}, h("strong", {}, app.name), " is a tab of this channel."),
        button(`Open ${tab.name}`, () => host.go({ tab: tab.id })),
      )
    : h(
        "article",
        { class: "post" },
        appIcon(app),
        h("p", {}, h("strong", {}, app.name), " is not in this channel yet."),
        button(`Add ${app.name}`, () => openConfigureDialog(host, channel)),
      );
  return h(
    "div",
    { class: "posts" },
    h(
      "div",
      { class: "welcome" },
      avatar(channel.team.name, "team"),
      h("h2", {}, `Welcome to ${channel.team.name}`),
      h("p", { class: "quiet" }, `This is the channel ${channel.name}.`),
    ),
    post,
  );
}

export function filesPage(host: Host): HTMLElement {
  return emptyPage("folder", "No files here", "The sandbox keeps no files.", [
    button("Back to Posts", () => host.go({ tab: "posts" })),
  ]);
}

/** A person who is in no team still has the app for themselves. */
export function noTeamPage(host: Host): HTMLElement {
  const { app } = host.data();
  const { person } = host.view();
  return emptyPage(
    "teams",
    "You are in no team",
    `${person.name} can use ${app.name} as a personal app.`,
    [button(`Open ${app.name}`, () => host.go({ place: "personal", tab: undefined }))],
  );
}

/** Places that Teams has and this host only shows the way past. */
export function elsewherePage(host: Host, name: string, picture: IconName): HTMLElement {
  return emptyPage(picture, `${name} is empty here`, "The sandbox has teams, channels and apps.", [
    button("Go to Teams", () => host.go({ place: "channel" })),
  ]);
}

function emptyPage(
  picture: IconName,
  title: string,
  text: string,
  actions: readonly Child[],
): HTMLElement {
  return h(
    "div",
    { class: "empty" },
    icon(picture),
    h("h2", {}, title),
    h("p", { class: "quiet" }, text),
    ...actions,
  );
}

function button(label: string, act: () => void): HTMLElement {
  return h("button", { class: "button button-primary", onclick: act }, label);
}
