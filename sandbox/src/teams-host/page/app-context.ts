import type { HostPerson } from "../bootstrap.ts";
import type { Team } from "../../world.ts";
import type { Client, Theme } from "./address.ts";
import type { FrameContext } from "./runtime-config.ts";

/** Where a frame stands when it asks for its context. */
export interface Standing {
  readonly tenantId: string;
  readonly person: HostPerson;
  readonly theme: Theme;
  readonly client: Client;
  readonly locale: string;
  readonly sessionId: string;
  readonly frame: FrameContext;
  readonly entityId: string;
  readonly subEntityId?: string;
  readonly channel?: { readonly team: Team; readonly id: string; readonly name: string };
}

/** The flat context of the first teams-js, which later versions turn into the structured one. */
export function appContext(standing: Standing): Record<string, unknown> {
  const { person, channel } = standing;
  return {
    locale: standing.locale,
    theme: standing.theme,
    appSessionId: standing.sessionId,
    sessionId: standing.sessionId,
    hostName: "Teams",
    hostClientType: standing.client,
    frameContext: standing.frame,
    entityId: standing.entityId,
    ...(standing.subEntityId === undefined ? {} : { subEntityId: standing.subEntityId }),
    userObjectId: person.objectId,
    userPrincipalName: person.userPrincipalName,
    loginHint: person.userPrincipalName,
    tid: standing.tenantId,
    ...(channel === undefined ? {} : channelContext(channel, person, standing.tenantId)),
  };
}

function channelContext(
  { team, id, name }: NonNullable<Standing["channel"]>,
  person: HostPerson,
  tenantId: string,
): Record<string, unknown> {
  return {
    channelId: id,
    channelName: name,
    channelType: "Regular",
    channelRelativeUrl: `/sites/${team.name}/Shared Documents/${name}`,
    teamId: team.internalId,
    teamName: team.name,
    groupId: team.groupId,
    // UserTeamRole of teams-js: Admin 0 (an owner), User 1, Guest 2.
    userTeamRole: team.owners.includes(person.objectId) ? 0 : 1,
    teamType: 0,
    isTeamArchived: false,
    hostTeamGroupId: team.groupId,
    hostTeamTenantId: tenantId,
  };
}

/** Teams fills these into the addresses of an app's pages. */
export function fillPlaceholders(url: string, standing: Standing): string {
  const values = appContext(standing);
  return url.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const value = name in values ? values[name] : undefined;
    return typeof value === "string" ? encodeURIComponent(value) : whole;
  });
}
