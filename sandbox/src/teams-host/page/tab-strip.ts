import type { ChannelTab } from "../channel-tabs.ts";
import { appIcon, avatar } from "./avatar.ts";
import { openConfigureDialog } from "./configure-dialog.ts";
import { h, type Child } from "./element.ts";
import type { Host } from "./host.ts";
import { icon } from "./icons.ts";
import { menuButton } from "./menu.ts";
import { openRemoveDialog } from "./remove-dialog.ts";
import type { Channel } from "./view.ts";

/** The head of a channel: its name, its tabs, and the way to add one. */
export function channelHeader(host: Host, channel: Channel): Child[] {
  const { channelTabs, selected } = host.view();
  const { app } = host.data();
  const chosen = typeof selected === "string" ? selected : selected.id;
  return [
    h(
      "div",
      { class: "stage-title" },
      avatar(channel.team.name, "team"),
      h("h1", {}, channel.name, h("span", { class: "quiet stage-team" }, channel.team.name)),
    ),
    h(
      "nav",
      { class: "tabs", "aria-label": "Tabs of this channel" },
      tabButton(host, "posts", "Posts", chosen),
      tabButton(host, "files", "Files", chosen),
      ...channelTabs.flatMap((tab) => [
        tabButton(host, tab.id, tab.name, chosen),
        tab.id === chosen && tabMenu(host, channel, tab),
      ]),
      h(
        "button",
        {
          class: "icon-button",
          "data-key": "add-tab",
          "aria-label": `Add ${app.name} as a tab`,
          title: `Add ${app.name} as a tab`,
          onclick: () => openConfigureDialog(host, channel),
        },
        icon("add"),
      ),
    ),
  ];
}

/** The head of the personal app, with its static tabs. */
export function personalHeader(host: Host): Child[] {
  const { app } = host.data();
  const { staticTab } = host.view();
  return [
    h("div", { class: "stage-title" }, appIcon(app), h("h1", {}, app.name)),
    h(
      "nav",
      { class: "tabs", "aria-label": `Tabs of ${app.name}` },
      ...app.staticTabs.map((tab) =>
        tabButton(host, tab.entityId, tab.name, staticTab?.entityId ?? ""),
      ),
    ),
  ];
}

function tabButton(host: Host, tab: string, name: string, chosen: string): HTMLElement {
  return h(
    "button",
    {
      class: "tab",
      "data-key": `tab-${tab}`,
      "aria-current": tab === chosen ? "page" : undefined,
      onclick: () => host.go({ tab, subPage: undefined }),
    },
    name,
  );
}

function tabMenu(host: Host, channel: Channel, tab: ChannelTab): HTMLElement {
  return menuButton({
    key: `tab-menu-${tab.id}`,
    label: `More for ${tab.name}`,
    class: "icon-button tab-menu",
    content: [icon("down")],
    items: () => [
      {
        label: "Settings",
        icon: "settings",
        act: () => openConfigureDialog(host, channel, tab),
      },
      { label: "Reload", icon: "retry", act: () => host.reloadFrame() },
      { label: "Remove", icon: "remove", act: () => openRemoveDialog(host, tab) },
    ],
  });
}
