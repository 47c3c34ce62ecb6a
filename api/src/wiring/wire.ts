import { randomInt, randomUUID } from "node:crypto";
import { v5 } from "uuid";
import type { Services } from "../app.ts";
import { recordRules } from "../audit/record-rules.ts";
import { recordStart } from "../audit/record-start.ts";
import { watchRules } from "../cedar/watch-rules.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { createDrain } from "../http/drain.ts";
import { createLog, upstreamLog } from "../http/request-log.ts";
import { recordNotices } from "../notices/record-notices.ts";
import { createWishedSecrets } from "../rules/find-wished-secrets.ts";
import { createTextInspector } from "../secretlint/text-inspector.ts";
import { createGrants } from "../storage/grants-store.ts";
import { createKeptReplies } from "../storage/kept-replies.ts";
import type { OpenDatabase } from "../storage/open-database.ts";
import { createFigures } from "../storage/overview.ts";
import { createRequests } from "../storage/requests-store.ts";
import { createRestorations } from "../storage/restorations.ts";
import { auditWorks, wireAudit } from "./audit.ts";
import { type Background, backgroundOf, type Work } from "./background.ts";
import { wireDatabase } from "./database.ts";
import { tellOf, tellOfFailure } from "./failures.ts";
import { wireFindings } from "./findings.ts";
import { wireGranting } from "./granting.ts";
import { wireGrants } from "./grants.ts";
import { mayFollowOf } from "./may-follow.ts";
import { wireNotices } from "./notices.ts";
import { wireOnBehalfOf } from "./on-behalf-of.ts";
import { wireReads } from "./reads.ts";
import { wireRotation } from "./rotation.ts";
import { wireRules } from "./rules.ts";
import { wireSecrets } from "./secrets.ts";
import { wireMetrics, wireTracing } from "./telemetry.ts";

const STEPS = 1_000_000;
/** Of our own making: it only has to stay the same. */
const NAMESPACE = "0b7c55a6-52ad-4c1c-8a3c-5d3f0a9b2f64";

export interface Wired {
  readonly services: Services;
  readonly background: Background;
}

/** Composition root: configuration to adapters to what the app and the background need. */
export const wire = async (config: Config, clock: Clock, tabFolder: string): Promise<Wired> => {
  const log = createLog(config.logLevel);
  const failed = tellOfFailure(log);
  const upstream = upstreamLog(log);
  const tracing = await wireTracing(config);
  const database = await wireDatabase(config, clock, tracing?.queried);
  const registration = wireOnBehalfOf(config, clock, upstream);
  const { rights, vaults, keyVault, signIn, graphToken } = registration;
  const { assignments, secretIdentities, ...held } = wireGranting(config, clock, upstream);
  const { rules, policies, directory } = wireRules(config, { clock, log, graphToken });
  const { requests, grants } = keepState(database, clock);
  const restorations = createRestorations(database);
  const inspector = createTextInspector();
  const { texts, events } = database;
  const audit = wireAudit(config, database, clock);
  const looking = { ...held, checkpoints: audit.store };
  const found = wireFindings(config, { database, clock, failed }, looking);
  const { granting, quota, checkpoints } = found.seen;
  const reading = { database, vaults, ids, clock, failed, upstream };
  const { reads, versionLog, works: following } = wireReads(config, reading);
  const core = { requests, grants, reads, rules, vaults, assignments, signIn, inspector, clock };
  const { limits } = config;
  const reports = { figures: createFigures(database), quota, directory, limits };
  const wishedSecrets = createWishedSecrets({ vaults, keyVault, rights });
  const rotation = wireRotation(config, {
    ...{ database, rights, rules, keyVault, vaults, clock, signIn, inspector, ids, failed },
    ...{ ...registration.delegation, upstream, reads, versionLog },
  });
  const listing = { database, keyVault, rights, vaults, reads, clock, granting };
  const secrets = wireSecrets(config, listing);
  const services: Services = {
    log,
    clock,
    drain: createDrain(),
    ...registration.admission,
    settings: settingsOf(config),
    requestsPerMinute: config.requestsPerMinute,
    tabFolder,
    eventGrid: config.eventGrid,
    secrets: secrets.ports,
    rules: { ruleBook: rules },
    requests: { ...core, ...reports, wishedSecrets, log: database, texts, ids },
    grants: { ...core, restorations },
    rotation: rotation.ports,
    audit: { ...audit, store: checkpoints },
    tracing,
    metrics: wireMetrics(config, { database, clock, checkpoints: audit.store }),
    replies: createKeptReplies(database, clock),
    eventStream: { events, clock, mayFollow: mayFollowOf({ rights, vaults, requests, rules }) },
  };
  const tending = { ...core, restorations, secretIdentities, directory, ids, random, failed };
  const sending = { requests, grants, assignments, rules, clock, failed, random };
  const reloadRules = (): void => {
    policies.reload();
    recordRules(audit, rules.describe()).catch(failed);
  };
  const background = backgroundOf({
    around: tracing && ((work) => tracing.round("background", work)),
    works: worksOf(config, {
      grants: { ...tending, log: database, reader: audit.reader, told: tellOf(log) },
      notices: { ...sending, database, log, graphToken },
      ...{ audit, others: [...rotation.works, ...following, ...found.works] },
    }),
    follow: (wake) =>
      events.follow(undefined, (event) => {
        secrets.hear(event);
        wake();
      }),
    reload: config.reloadRules ? () => watchRules(config.rulesFolder, reloadRules) : undefined,
    begin: () => void recordStart(audit, rules.describe()).catch(failed),
    close: async () => {
      await rotation.settled();
      await database.close();
      await tracing?.stop();
    },
  });
  return { services, background };
};

interface WorksParts {
  readonly grants: Parameters<typeof wireGrants>[1];
  readonly notices: Parameters<typeof wireNotices>[1];
  readonly audit: ReturnType<typeof wireAudit>;
  readonly others: readonly Work[];
}

/** Whoever answers people begins nothing by itself (decision 12). */
const worksOf = (
  config: Config,
  { grants, notices, audit, others }: WorksParts,
): readonly Work[] =>
  config.role === "web"
    ? []
    : [
        ...wireGrants(config, grants),
        ...wireNotices(config, notices),
        ...[...auditWorks(config, audit, grants.failed), ...others],
      ];

const ids = { fresh: randomUUID, of: (name: string) => v5(name, NAMESPACE) };

const random = (): number => randomInt(STEPS) / STEPS;

const keepState = (database: OpenDatabase, clock: Clock) =>
  recordNotices(
    { requests: createRequests(database), grants: createGrants(database, randomUUID) },
    clock,
  );

const settingsOf = (config: Config): Services["settings"] => ({
  tenantId: config.tenantId,
  clientId: config.clientId,
  teamsAppId: config.teamsAppId,
  signInBase: config.signInBase,
  messageOrigins: config.messageOrigins,
});
