import { activityEntries, type Entry } from "./activity-log.ts";
import { eventsOf } from "./activity-log-view.ts";
import { demand, demandApiVersion, ok, type ArmCall, type ArmReply } from "./arm-call.ts";
import { ArmRefusal } from "./arm-refusal.ts";

const versions = ["2015-04-01", "2014-04-01", "2017-03-01-preview"];
const retained = 90 * 24 * 60 * 60 * 1000;
const pageSize = 200;

type Check = (entry: Entry) => boolean;

const bad = (message: string) => new ArmRefusal(400, "BadRequest", message);
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The forms that rest/api/monitor/activity-logs/list allows, joined by `and`. */
function checkOf(part: string): Check {
  const [, field = "", operator = "", value = ""] =
    /^(\w+)\s+(ge|le|eq)\s+'([^']*)'$/i.exec(part.trim()) ?? [];
  const time = Date.parse(value);
  switch (`${field} ${operator}`.toLowerCase()) {
    case "eventtimestamp ge":
      return ({ at }) => Date.parse(at) >= time;
    case "eventtimestamp le":
      return ({ at }) => Date.parse(at) <= time;
    case "resourcegroupname eq":
      return ({ scope }) => scope.toLowerCase().includes(`/resourcegroups/${value.toLowerCase()}`);
    case "resourceprovider eq":
      return () => same(value, "Microsoft.Authorization");
    case "resourceuri eq":
      return ({ resourceId, scope }) => same(resourceId, value) || same(scope, value);
    case "correlationid eq":
      return ({ correlationId }) => same(correlationId, value);
    case "caller eq":
      return ({ caller }) => same(caller, value);
    default:
      throw bad(`The filter '${part.trim()}' is not supported.`);
  }
}

function checksOf(call: ArmCall): readonly Check[] {
  const text = call.query.get("$filter") ?? "";
  const since = /eventTimestamp ge '([^']*)'/i.exec(text)?.[1];
  const from = Date.parse(since ?? "");
  if (Number.isNaN(from)) throw bad("The filter must have a start: eventTimestamp ge '…'.");
  if (from < call.world.clock.now().getTime() - retained)
    throw bad("The start time cannot be more than 90 days in the past.");
  return text.split(/\s+and\s+/i).map(checkOf);
}

/** `…/providers/Microsoft.Insights/eventtypes/management/values`: newest first, and late. */
export function listActivity(call: ArmCall): ArmReply {
  const type = "eventtypes/management/values";
  demandApiVersion(call, type, versions);
  const scope = `/subscriptions/${call.segments[1] ?? ""}`;
  demand(call, "Microsoft.Insights/eventtypes/management/values/read", scope);
  const checks = checksOf(call);
  const now = call.world.clock.now().getTime();
  const found = [...activityEntries(call.world)]
    .filter((entry) => Date.parse(entry.submitted) <= now && checks.every((check) => check(entry)))
    .reverse()
    .flatMap(eventsOf);
  const start = Number(call.query.get("$skipToken") ?? 0);
  const end = start + pageSize;
  const value = found.slice(start, end);
  return ok(end < found.length ? { value, nextLink: nextLink(call, end) } : { value });
}

function nextLink({ segments, query }: ArmCall, end: number): string {
  const url = new URL(`https://management.azure.com/${segments.join("/")}`);
  for (const [name, given] of query) url.searchParams.set(name, given);
  url.searchParams.set("$skipToken", String(end));
  return url.href;
}
