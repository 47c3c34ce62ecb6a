import type { Place } from "./address.ts";
import { appIcon } from "./avatar.ts";
import { h } from "./element.ts";
import type { Host } from "./host.ts";
import { icon, type IconName } from "./icons.ts";

interface RailEntry {
  readonly label: string;
  readonly place: Place;
  readonly icons: readonly [IconName, IconName];
}

const entries: readonly RailEntry[] = [
  { label: "Activity", place: "activity", icons: ["activity", "activityOn"] },
  { label: "Chat", place: "chat", icons: ["chat", "chatOn"] },
  { label: "Teams", place: "channel", icons: ["teams", "teamsOn"] },
  { label: "Calendar", place: "calendar", icons: ["calendar", "calendarOn"] },
];

/** The places of Teams, and below them the app as a personal one. */
export function rail(host: Host): HTMLElement[] {
  const { place } = host.view();
  const inTeams = place === "channel" || place === "configure" || place === "teams";
  const { app } = host.data();
  return [
    ...entries.map((entry) => {
      const on = entry.place === "channel" ? inTeams : entry.place === place;
      const mobileList = host.address().client !== "web" && entry.place === "channel";
      const news = entry.place === "activity" ? unread(host) : 0;
      return railButton(
        entry.label,
        icon(entry.icons[on ? 1 : 0]),
        on,
        () => host.go({ place: mobileList ? "teams" : entry.place, subPage: undefined }),
        news,
      );
    }),
    railButton(app.name, appIcon(app), place === "personal", () =>
      host.go({ place: "personal", tab: undefined, subPage: undefined }),
    ),
  ];
}

function unread(host: Host): number {
  return host.notices().filter(({ read }) => !read).length;
}

function railButton(
  label: string,
  picture: Element,
  on: boolean,
  act: () => void,
  news = 0,
): HTMLElement {
  return h(
    "button",
    {
      class: "rail-button",
      "data-key": `rail-${label}`,
      "aria-current": on ? "page" : undefined,
      "aria-label": news > 0 ? `${label}, ${news} unread` : undefined,
      onclick: act,
    },
    picture,
    // Drawn by the style: as text it would have to stand in the name of the button as it is.
    news > 0 && h("span", { class: "rail-count", "data-count": String(news) }),
    h("span", {}, label),
  );
}
