import { h, type Child } from "./element.ts";
import type { Host } from "./host.ts";
import { icon } from "./icons.ts";
import { personMenu } from "./title-bar.ts";
import type { Guest } from "./switchboard.ts";

/** The top of a phone. Its back button belongs to the app first, which may close something of its own. */
export function phoneBar(host: Host, guest: () => Guest | undefined): Child[] {
  if (host.address().client === "web") return [];
  const { place, channel } = host.view();
  const { app } = host.data();
  const isChannel = place === "channel" || place === "configure";
  const title = isChannel && channel ? channel.name : place === "personal" ? app.name : "Teams";
  const back = (): void => {
    const page = guest();
    const heard = page !== undefined && host.switchboard.send(page, "backButtonPress", []);
    if (!heard) host.back();
  };
  return [
    place !== "teams" &&
      h(
        "button",
        { class: "icon-button", "data-key": "phone-back", "aria-label": "Back", onclick: back },
        icon("back"),
      ),
    h(
      "div",
      { class: "phone-title" },
      h("h1", {}, title),
      isChannel && channel && h("span", { class: "quiet" }, channel.team.name),
    ),
    personMenu(host),
  ];
}
