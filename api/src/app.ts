import { operations, type Settings } from "@vault-tab/contract";
import express, { type Express, Router } from "express";
import type { Logger } from "pino";
import type { Clock } from "./clock.ts";
import { authenticate } from "./http/authenticate.ts";
import type { Drain } from "./http/drain.ts";
import { type EventStreamOptions, streamEvents } from "./http/event-stream.ts";
import { hardenPages, hardenReply } from "./http/hardening.ts";
import { healthRoutes } from "./http/health-routes.ts";
import { binder } from "./http/operation.ts";
import { answerNotFound, answerWithProblem } from "./http/problem-response.ts";
import { limitRate } from "./http/rate-limit.ts";
import { identifyRequest } from "./http/request-id.ts";
import { logRequest } from "./http/request-log.ts";
import { tabFiles } from "./http/tab-files.ts";
import type { Admission } from "./identity/actor.ts";
import { identityRoutes } from "./identity/routes.ts";
import type { Readiness } from "./ports/readiness.ts";
import type { TokenVerifier } from "./ports/token-verifier.ts";
import { secretsRoutes, type SecretsPorts } from "./secrets/routes.ts";

export interface Services {
  readonly log: Logger;
  readonly clock: Clock;
  readonly drain: Drain;
  readonly readiness: Readiness;
  readonly tokenVerifier: TokenVerifier;
  readonly admission: Admission;
  readonly settings: Settings;
  readonly requestsPerMinute: number;
  readonly tabFolder: string;
  readonly secrets: SecretsPorts;
  readonly eventStream: EventStreamOptions;
}

/** No operation has a body today; the limit holds for whoever sends one all the same. */
const BODY_LIMIT = "64kb";

export const createApp = (services: Services): Express => {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use(identifyRequest, logRequest(services.log, services.clock));
  app.use(["/api", "/healthz", "/readyz"], hardenReply);
  app.use(healthRoutes(services.readiness));
  app.use(services.drain.guard);
  app.use(operationRoutes(services));
  app.use("/api", answerNotFound);
  app.use(hardenPages(services.settings.messageOrigins));
  app.use(tabFiles(services.tabFolder));
  app.use(answerNotFound);
  app.use(answerWithProblem(services.log));
  return app;
};

const operationRoutes = (services: Services): Router => {
  const router = Router();
  const { bind, bindStream, complete } = binder(router, [
    authenticate(services.tokenVerifier, services.admission),
    limitRate(services.requestsPerMinute),
  ]);
  router.use("/api", express.json({ limit: BODY_LIMIT, type: () => true }));
  bind(operations.getSettings, () => Promise.resolve(services.settings));
  identityRoutes(bind);
  secretsRoutes(bind, services.secrets);
  bindStream(operations.streamEvents, (asker, request, response) =>
    streamEvents(services.eventStream, asker, request, response),
  );
  complete();
  return router;
};
