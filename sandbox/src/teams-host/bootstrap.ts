import type { Person, Team, World } from "../world.ts";
import type { ChannelTab } from "./channel-tabs.ts";
import { allowedOrigins } from "./page/origins.ts";
import type { PageOfApp, TeamsHostOptions } from "./teams-app.ts";

export interface HostPerson {
  readonly key: string;
  readonly objectId: string;
  readonly name: string;
  readonly userPrincipalName: string;
  /** Who this is in the tenant, in one line. */
  readonly role: string;
}

export interface HostApp {
  readonly id: string;
  readonly name: string;
  readonly configurationUrl: string;
  readonly staticTabs: readonly PageOfApp[];
  readonly channelTab: PageOfApp;
  readonly accentColor: string;
  readonly hasIcon: boolean;
  readonly showLoadingIndicator: boolean;
  readonly origins: readonly string[];
}

/** What the page needs to draw itself. */
export interface Bootstrap {
  readonly tenantId: string;
  readonly app: HostApp;
  readonly people: readonly HostPerson[];
  readonly teams: readonly Team[];
  readonly tabs: readonly ChannelTab[];
}

export function bootstrap(
  world: World,
  options: TeamsHostOptions,
  tabs: readonly ChannelTab[],
): Bootstrap {
  const teams = world.directory.teams();
  const { app } = options;
  return {
    tenantId: world.directory.tenantId,
    app: {
      id: options.teamsAppId,
      name: app.name,
      configurationUrl: app.configurationUrl,
      staticTabs: app.staticTabs,
      channelTab: app.channelTab,
      accentColor: app.accentColor ?? "#5b5fc7",
      hasIcon: app.iconFile !== undefined,
      showLoadingIndicator: app.showLoadingIndicator ?? true,
      origins: allowedOrigins(options.productUrl, app.validDomains),
    },
    people: world.directory.people().map((person) => describePerson(person, teams)),
    teams,
    tabs,
  };
}

function describePerson(person: Person, teams: readonly Team[]): HostPerson {
  const { key, objectId, name, userPrincipalName } = person;
  return { key, objectId, name, userPrincipalName, role: roleLine(person, teams) };
}

function roleLine(person: Person, teams: readonly Team[]): string {
  const owned = teams.filter((team) => team.owners.includes(person.objectId));
  const joined = teams.filter(
    (team) => team.members.includes(person.objectId) && !owned.includes(team),
  );
  const parts = [
    owned.length > 0 ? `Owner of ${names(owned)}` : "",
    joined.length > 0 ? `Member of ${names(joined)}` : "",
    owned.length + joined.length === 0 ? "In no team" : "",
    person.appRoles.length > 0 ? `App role ${person.appRoles.join(", ")}` : "",
    person.accountEnabled ? "" : "Account disabled",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function names(teams: readonly Team[]): string {
  return teams.map((team) => team.name).join(" and ");
}
