import type { Notice } from "../../activity-feed.ts";
import { appIcon } from "./avatar.ts";
import { h } from "./element.ts";
import type { Host } from "./host.ts";
import { icon } from "./icons.ts";
import { openLink } from "./links.ts";
import { readNotices } from "./server-calls.ts";

/** The feed: what an app told this person, newest first. */
export function activityPage(host: Host): HTMLElement {
  const notices = host.notices();
  if (notices.length === 0)
    return h(
      "div",
      { class: "empty" },
      icon("activity"),
      h("h2", {}, "Nothing new"),
      h("p", { class: "quiet" }, `What ${host.data().app.name} has to tell you comes here.`),
    );
  return h(
    "div",
    { class: "feed" },
    h("h2", {}, "Activity"),
    h("ul", {}, ...notices.map((notice) => h("li", {}, entry(host, notice)))),
  );
}

function entry(host: Host, notice: Notice): HTMLElement {
  const at = new Date(notice.at);
  return h(
    "button",
    {
      class: notice.read ? "notice" : "notice notice-new",
      "data-key": `notice-${notice.id}`,
      onclick: () => void open(host, notice),
    },
    appIcon(host.data().app),
    h(
      "span",
      { class: "menu-text" },
      h("strong", {}, notice.text),
      h("span", {}, notice.preview),
      h("span", { class: "quiet" }, notice.topic),
    ),
    !notice.read && h("span", { class: "visually-hidden" }, "Unread"),
    h(
      "time",
      { class: "quiet", datetime: notice.at },
      at.toLocaleTimeString(host.locale, { hour: "2-digit", minute: "2-digit" }),
    ),
  );
}

/** A notice leads where its link says; one without a link to the app itself. */
async function open(host: Host, notice: Notice): Promise<void> {
  const { key } = host.view().person;
  host.setNotices(await readNotices(key, notice.id));
  const [opened] = notice.webUrl === undefined ? [false] : openLink(host, notice.webUrl);
  if (!opened) host.go({ place: "personal", tab: undefined, subPage: undefined });
}
