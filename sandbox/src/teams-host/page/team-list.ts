import { avatar } from "./avatar.ts";
import { h, type Child } from "./element.ts";
import type { Host } from "./host.ts";
import type { Team } from "../../world.ts";

/** The person's teams with their channels. */
export function teamList(host: Host, filter: string): Child[] {
  const { teams } = host.view();
  const wanted = filter.trim().toLowerCase();
  const found = teams
    .map((team) => ({ team, channels: channelsFor(team, wanted) }))
    .filter(({ channels }) => channels.length > 0);
  return [
    h("h2", { class: "list-title" }, "Teams"),
    ...found.map(({ team, channels }) => teamSection(host, team, channels)),
    found.length === 0 &&
      h(
        "p",
        { class: "list-empty quiet" },
        wanted ? "No channel of this name." : "You are in no team.",
      ),
  ];
}

function channelsFor(team: Team, wanted: string): Team["channels"] {
  if (team.name.toLowerCase().includes(wanted)) return team.channels;
  return team.channels.filter((channel) => channel.name.toLowerCase().includes(wanted));
}

function teamSection(host: Host, team: Team, channels: Team["channels"]): HTMLElement {
  const { channel: current, place } = host.view();
  return h(
    "section",
    { class: "team", "aria-label": team.name },
    h("h3", { class: "team-name" }, avatar(team.name, "team"), team.name),
    ...channels.map((channel) =>
      h(
        "button",
        {
          class: "channel-link",
          "data-key": `channel-${channel.id}`,
          "aria-current": channel.id === current?.id && place !== "teams" ? "page" : undefined,
          onclick: () => {
            const where = { team: team.name, channel: channel.name };
            host.go({ place: "channel", ...where, tab: "posts", subPage: undefined });
          },
        },
        channel.name,
      ),
    ),
  );
}
