import express, { type Express, type Request, type Response } from "express";
import { z } from "zod";
import { rolesAllowing } from "../authorization/permissions.ts";
import { travel } from "../latency.ts";
import { logWorkspace } from "../tenant.ts";
import type { World } from "../world.ts";
import { auditTable } from "./audit-tables.ts";
import { authenticate } from "./authenticate.ts";
import { disturb } from "./fault.ts";
import { KqlError } from "./kql/kql-error.ts";
import { runQuery } from "./kql/run-query.ts";
import { badArgument, insufficient, LogRefusal, wrongQuery } from "./log-refusal.ts";
import { logSettings } from "./log-settings.ts";
import { queryReply } from "./query-reply.ts";
import { demandWithinRate } from "./rate-limit.ts";
import { rangeOf } from "./timespan.ts";

const path = "/v1/workspaces/:workspace/query";
/** learn.microsoft.com/azure/azure-monitor/logs/manage-access: what a query needs of the workspace. */
const read = "Microsoft.OperationalInsights/workspaces/query/read";

/** `https://api.loganalytics.io` and `https://api.loganalytics.azure.com` */
export function createLogAnalytics(world: World): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  app.use(express.text({ type: () => true, limit: "1mb" }));
  app.post(path, async (request, response) => {
    await travel(world);
    await refusing(world, response, async () => {
      const caller = await authenticate(world, request.get("authorization"));
      demandWithinRate(world, caller);
      const lost = await disturb(world, caller, request, response);
      if (request.params.workspace.toLowerCase() !== logWorkspace.customerId) throw unknownPlace();
      const allowed = rolesAllowing(world, caller, "control", read, logWorkspace.resourceId);
      if (allowed.length === 0) throw insufficient();
      const reply = answer(world, request);
      if (lost) response.socket?.destroy();
      else response.json(reply);
    });
  });
  app.use(async (_request, response) => {
    await refusing(world, response, () => {
      throw new LogRefusal(404, "PathNotFoundError", "The requested path does not exist");
    });
  });
  return app;
}

const unknownPlace = () =>
  new LogRefusal(404, "WorkspaceNotFoundError", "The workspace could not be found");

async function refusing(
  world: World,
  response: Response,
  work: () => Promise<void> | void,
): Promise<void> {
  try {
    await work();
  } catch (failure) {
    const refusal = failure instanceof KqlError ? wrongQuery(failure) : failure;
    if (!(refusal instanceof LogRefusal)) throw failure;
    response.status(refusal.status).set(refusal.headers).json(refusal.body(world.newId()));
  }
}

const body = z.object({ query: z.string().min(1), timespan: z.string().nullish() });

function answer(world: World, request: Request): unknown {
  const { query, timespan } = parsed(request.body);
  const now = world.clock.now();
  const range = timespan == null ? undefined : rangeOf(timespan, now);
  const found = runQuery(query, (name) => auditTable(world, name, range), now);
  return queryReply(found, logSettings.of(world).rows);
}

function parsed(text: unknown): z.infer<typeof body> {
  try {
    return body.parse(JSON.parse(z.string().parse(text)));
  } catch {
    throw badArgument();
  }
}
