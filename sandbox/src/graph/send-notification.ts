import { z } from "zod";
import { addNotice } from "../activity-feed.ts";
import type { ActivityType } from "../teams-host/teams-app.ts";
import type { Person } from "../world.ts";
import { refuse } from "./graph-error.ts";
import type { GraphCall } from "./operations.ts";

const parameter = z.object({ name: z.string(), value: z.string() });
/** https://learn.microsoft.com/graph/api/userteamwork-sendactivitynotification */
const notification = z.object({
  topic: z.object({
    source: z.enum(["entityUrl", "text"]),
    value: z.string().min(1),
    webUrl: z.string().nullish(),
  }),
  activityType: z.string().min(1),
  previewText: z.object({ content: z.string() }).nullish(),
  templateParameters: z.array(parameter).nullish(),
  chainId: z.int().nullish(),
  teamsAppId: z.string().nullish(),
});
const toTeam = z.object({
  recipient: z.union([
    z.object({
      "@odata.type": z.literal("microsoft.graph.aadUserNotificationRecipient"),
      userId: z.string(),
    }),
    z.object({
      "@odata.type": z.literal("microsoft.graph.teamMembersNotificationRecipient"),
      teamId: z.string(),
    }),
  ]),
});

type Notification = z.infer<typeof notification>;

/** `POST /users/{id}/teamwork/sendActivityNotification` */
export function notifyUser(call: GraphCall): undefined {
  demandPermission(call, "TeamsActivity.Send.User");
  const person = call.world.directory.person(call.id);
  if (!person) throw refuse.notFound(call.id);
  send(call, [person]);
}

/** `POST /teams/{id}/sendActivityNotification`: to one member, or to all of them. */
export function notifyTeam(call: GraphCall): undefined {
  demandPermission(call, "TeamsActivity.Send.Group");
  const { directory } = call.world;
  const team = directory.teams().find(({ groupId }) => groupId === call.id.toLowerCase());
  if (!team) throw refuse.team(call.id);
  const asked = toTeam.safeParse(call.body);
  if (!asked.success) throw refuse.bad("Invalid value specified for property 'recipient'.");
  const { recipient } = asked.data;
  const wanted = "userId" in recipient ? [recipient.userId] : team.members;
  const people = wanted.flatMap((id) => directory.person(id) ?? []);
  if (people.length === 0 || people.some(({ objectId }) => !team.members.includes(objectId)))
    throw refuse.notInstalled(call.permissions.caller.appId);
  send(call, people);
}

/** Of the tenant (an app role), or given with the app where it is installed. */
function demandPermission({ permissions, installed }: GraphCall, specific: string): void {
  if (permissions.has("TeamsActivity.Send")) return;
  const { caller } = permissions;
  const consented =
    caller.kind === "app" &&
    caller.appId === installed.clientId &&
    installed.permissions.includes(specific);
  if (!consented) throw refuse.teamPermissions([specific, "TeamsActivity.Send"]);
}

function send(call: GraphCall, people: readonly Person[]): void {
  const { installed, permissions, world } = call;
  const asked = notification.safeParse(call.body);
  if (!asked.success) {
    const [property = "topic"] = asked.error.issues[0]?.path ?? [];
    throw refuse.bad(`Invalid value specified for property '${String(property)}'.`);
  }
  const { topic, previewText, activityType, chainId, teamsAppId } = asked.data;
  const ofAnother = teamsAppId != null && teamsAppId !== installed.teamsAppId;
  if (permissions.caller.appId !== installed.clientId || ofAnother)
    throw refuse.notInstalled(permissions.caller.appId);
  demandLink(topic);
  const text = fill(typeNamed(call, activityType), asked.data, actor(call));
  for (const { objectId } of people)
    addNotice(world, {
      recipient: objectId,
      activityType,
      text,
      // "Microsoft Teams will only show first 150 characters."
      preview: (previewText?.content ?? "").slice(0, 150),
      topic: topic.value,
      ...(topic.webUrl != null && { webUrl: topic.webUrl }),
      ...(chainId != null && { chainId }),
    });
}

/** resources/teamworkactivitytopic.md: a text needs a link, and a link leads into Teams. */
function demandLink({ source, webUrl }: Notification["topic"]): void {
  if (webUrl == null && source === "text")
    throw refuse.bad("'webUrl' must be provided for topic source 'text'.");
  if (webUrl != null && !/^https:\/\/teams\.(microsoft\.com|cloud\.microsoft)\/l\//i.test(webUrl))
    throw refuse.bad("'webUrl' must be a valid Microsoft Teams deep link.");
}

/** `systemDefault` is reserved and needs no manifest (teams-send-activityfeednotifications.md). */
const systemDefault: ActivityType = {
  type: "systemDefault",
  templateText: "{systemDefaultText}",
};

function typeNamed({ installed }: GraphCall, name: string): ActivityType {
  const found = [systemDefault, ...installed.activityTypes].find(({ type }) => type === name);
  if (!found) throw refuse.bad(`Activity type '${name}' is not declared in the manifest.`);
  return found;
}

function actor({ permissions: { caller }, world, installed }: GraphCall): string {
  const person = caller.kind === "user" ? world.directory.person(caller.objectId) : undefined;
  return person?.name ?? installed.name;
}

function fill(type: ActivityType, asked: Notification, who: string): string {
  const given = new Map(asked.templateParameters?.map(({ name, value }) => [name, value]));
  given.set("actor", who);
  return type.templateText.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = given.get(name);
    if (value === undefined) throw refuse.bad(`Template parameter '${name}' is missing.`);
    return value;
  });
}
