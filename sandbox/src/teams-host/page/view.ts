import type { Team } from "../../world.ts";
import type { Bootstrap, HostPerson } from "../bootstrap.ts";
import type { ChannelTab } from "../channel-tabs.ts";
import type { PageOfApp } from "../teams-app.ts";
import type { Address, Place } from "./address.ts";

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly team: Team;
}

/** What an address means to this person: only their own teams are there. */
export interface View {
  readonly place: Place;
  readonly person: HostPerson;
  readonly teams: readonly Team[];
  readonly channel?: Channel;
  readonly channelTabs: readonly ChannelTab[];
  readonly selected: "posts" | "files" | ChannelTab;
  readonly staticTab?: PageOfApp;
}

export function resolveView(data: Bootstrap, address: Address): View {
  const person = data.people.find((one) => one.key === address.as) ?? data.people[0];
  if (!person) throw new Error("There is nobody in this tenant.");
  const teams = teamsOf(data, person);
  const channel = findChannel(data, teams, address);
  const channelTabs = data.tabs.filter((tab) => tab.channelId === channel?.id);
  const staticTab =
    data.app.staticTabs.find((tab) => tab.entityId === address.tab) ?? data.app.staticTabs[0];
  return {
    place: address.place ?? (teams.length > 0 ? "channel" : "personal"),
    person,
    teams,
    ...(channel === undefined ? {} : { channel }),
    channelTabs,
    selected: selectedTab(channelTabs, address.tab),
    ...(staticTab === undefined ? {} : { staticTab }),
  };
}

function teamsOf(data: Bootstrap, { objectId }: HostPerson): Team[] {
  return data.teams.filter(
    (team) => team.members.includes(objectId) || team.owners.includes(objectId),
  );
}

/** The channel named; else the first that has a tab; else the first of all. */
function findChannel(
  data: Bootstrap,
  teams: readonly Team[],
  address: Address,
): Channel | undefined {
  const named = teams.filter((team) => is(team.internalId, team.name, address.team));
  const candidates = (named.length > 0 ? named : teams).flatMap((team) =>
    team.channels.map((channel) => ({ ...channel, team })),
  );
  return (
    (address.channel === undefined
      ? undefined
      : candidates.find(({ id, name }) => is(id, name, address.channel))) ??
    candidates.find(({ id }) => data.tabs.some((tab) => tab.channelId === id)) ??
    candidates[0]
  );
}

function selectedTab(tabs: readonly ChannelTab[], wanted: string | undefined): View["selected"] {
  if (wanted === "posts" || wanted === "files") return wanted;
  return tabs.find((tab) => tab.id === wanted) ?? tabs[0] ?? "posts";
}

function is(id: string, name: string, wanted: string | undefined): boolean {
  return wanted === id || wanted?.toLowerCase() === name.toLowerCase();
}
