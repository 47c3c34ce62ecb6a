import { operations, type Settings } from "@vault-tab/contract";
import express, { type Express, type IRouter } from "express";
import type { Logger } from "pino";
import type { Clock } from "./clock.ts";
import { recordRefusal } from "./audit/record-refusal.ts";
import type { AuditPorts } from "./audit/ports.ts";
import { auditRoutes } from "./audit/routes.ts";
import { authenticate, authenticateService } from "./http/authenticate.ts";
import { readBody } from "./http/body.ts";
import type { Drain } from "./http/drain.ts";
import { type EventStreamOptions, streamEvents } from "./http/event-stream.ts";
import { hardenPages } from "./http/hardening.ts";
import { healthRoutes } from "./http/health-routes.ts";
import type { Metrics } from "./http/metrics/create-metrics.ts";
import { binder } from "./http/operation.ts";
import { answerNotFound, answerWithProblem } from "./http/problem-response.ts";
import { limitRate } from "./http/rate-limit.ts";
import { identifyRequest, tellRequestId } from "./http/request-id.ts";
import { logRequest } from "./http/request-log.ts";
import { tabFiles } from "./http/tab-files.ts";
import { traceRequest } from "./http/trace-request.ts";
import type { Admission } from "./identity/actor.ts";
import { demandEventGrid, type EventSource } from "./identity/event-source.ts";
import { identityRoutes } from "./identity/routes.ts";
import type { RestorationPorts } from "./grants/confirm-restoration.ts";
import type { GrantPorts } from "./grants/ports.ts";
import { grantsRoutes } from "./grants/routes.ts";
import type { KeptReplies } from "./ports/kept-replies.ts";
import type { OverviewPorts, RequestPorts } from "./requests/ports.ts";
import { requestsRoutes } from "./requests/routes.ts";
import type { RulesPorts } from "./rules/list-rules.ts";
import { rulesRoutes } from "./rules/routes.ts";
import type { RotationPorts } from "./rotation/ports.ts";
import { rotationRoutes } from "./rotation/routes.ts";
import type { Readiness } from "./ports/readiness.ts";
import type { Tracing } from "./ports/tracing.ts";
import type { TokenVerifier } from "./ports/token-verifier.ts";
import { secretsRoutes, type SecretsPorts } from "./secrets/routes.ts";

export interface Services {
  readonly log: Logger;
  readonly clock: Clock;
  readonly drain: Drain;
  readonly readiness: Readiness;
  readonly tokenVerifier: TokenVerifier;
  readonly admission: Admission;
  readonly eventGrid: EventSource;
  readonly settings: Settings;
  readonly requestsPerMinute: number;
  readonly tabFolder: string;
  readonly secrets: SecretsPorts;
  readonly rules: RulesPorts;
  readonly requests: RequestPorts & OverviewPorts;
  readonly grants: GrantPorts & RestorationPorts;
  readonly rotation: RotationPorts;
  readonly audit: AuditPorts;
  /** Where somebody takes them. */
  readonly tracing: Pick<Tracing, "begin"> | undefined;
  readonly metrics: (Metrics & { readonly port: number }) | undefined;
  readonly replies: KeptReplies;
  readonly eventStream: EventStreamOptions;
}

/** All that a worker answers: whether it runs, and whether it can sign in. */
export const createProbes = ({ log, clock, readiness }: Services): Express => {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use(identifyRequest, logRequest(log, clock));
  healthRoutes(app, readiness);
  app.use(answerNotFound);
  app.use(answerWithProblem(log));
  return app;
};

export const createApp = (services: Services): Express => {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use(identifyRequest, logRequest(services.log, services.clock));
  healthRoutes(app, services.readiness);
  if (services.metrics) app.use(services.metrics.replied);
  if (services.tracing) app.use(traceRequest(services.tracing));
  app.use(services.drain.guard, readBody());
  // On the app itself: a router between costs each request as much as its whole admission.
  operationRoutes(app, services);
  app.use("/api", answerNotFound);
  app.use(tellRequestId, hardenPages(services.settings.messageOrigins));
  app.use(tabFiles(services.tabFolder));
  app.use(answerNotFound);
  app.use(answerWithProblem(services.log));
  return app;
};

const operationRoutes = (router: IRouter, services: Services): void => {
  const guards = [
    authenticate(services.tokenVerifier, services.admission),
    limitRate(services.requestsPerMinute, services.clock),
  ];
  const { log, audit, replies } = services;
  const { tokenVerifier, admission, eventGrid } = services;
  const deliveryGuards = [
    authenticateService(tokenVerifier, (claims) => demandEventGrid(claims, admission, eventGrid)),
  ];
  const { bind, bindCommand, bindDelivery, bindText, bindStream, complete } = binder(router, {
    guards,
    deliveryGuards,
    replies,
    // What can't be written down now is refused all the same.
    refused: (asker, call) =>
      recordRefusal(audit.log, asker, call).catch(() => log.error("a refusal is not in the log")),
  });
  bind(operations.getSettings, () => Promise.resolve(services.settings));
  identityRoutes(bind);
  secretsRoutes({ bind, bindDelivery }, services.secrets);
  rulesRoutes(bind, services.rules);
  requestsRoutes({ bind, bindCommand }, services.requests);
  grantsRoutes({ bind, bindCommand }, services.grants);
  rotationRoutes({ bind, bindCommand }, services.rotation);
  auditRoutes({ bind, bindCommand, bindText }, audit);
  bindStream(operations.streamEvents, (asker, request, response) =>
    streamEvents(services.eventStream, asker, request, response),
  );
  complete();
};
