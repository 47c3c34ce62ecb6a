import { randomInt, randomUUID } from "node:crypto";
import type { Event } from "@vault-tab/contract";
import { v5 } from "uuid";
import type { Services } from "./app.ts";
import { recordDueCheckpoint } from "./audit/record-due-checkpoint.ts";
import { recordRules } from "./audit/record-rules.ts";
import { recordStart } from "./audit/record-start.ts";
import { createVerification } from "./audit/run-verification.ts";
import { theService } from "./audit/service-actor.ts";
import { graphTokens } from "./azure/application-credential.ts";
import { createAssignmentQuota } from "./azure/assignment-quota.ts";
import { createTokenVerifier } from "./azure/entra-tokens.ts";
import { createGrantingRights } from "./azure/granting-rights.ts";
import { createKeyVault } from "./azure/key-vault.ts";
import { managedIdentity } from "./azure/managed-identity.ts";
import { createOnBehalfOf } from "./azure/on-behalf-of.ts";
import { createReadiness } from "./azure/readiness.ts";
import { rememberRights } from "./azure/remember-rights.ts";
import { createPimAssignments } from "./azure/pim-assignments.ts";
import { createRoleAssignments } from "./azure/role-assignments.ts";
import { createSecretIdentities } from "./azure/secret-identities.ts";
import { createVaultDirectory } from "./azure/vault-directory.ts";
import { loadPolicies } from "./cedar/load-policies.ts";
import { watchRules } from "./cedar/watch-rules.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { createDirectory } from "./graph/directory.ts";
import { createActivityFeed } from "./graph/send-notice.ts";
import { readNote, writeNote } from "./grants/assignment-note.ts";
import { sweepOrphans } from "./grants/sweep-orphans.ts";
import { createPace } from "./grants/pace.ts";
import { type SweepPorts, sweepAssignments } from "./grants/sweep-assignments.ts";
import { createDrain } from "./http/drain.ts";
import { createLog, upstreamLog } from "./http/request-log.ts";
import { repeat } from "./jobs/repeat.ts";
import { recordNotices } from "./notices/record-notices.ts";
import { type NoticePorts, sendNotices } from "./notices/send-notices.ts";
import type { Asker } from "./ports/asker.ts";
import type { Directory } from "./ports/directory.ts";
import { mayFollow as mayFollowRequests } from "./requests/follow-requests.ts";
import { lapseRequests } from "./requests/lapse-requests.ts";
import { settleMetRequests, type SettlingPorts } from "./requests/settle-met-requests.ts";
import { verifyBeforeOpening } from "./requests/verify-before-opening.ts";
import { createWishedSecrets } from "./rules/find-wished-secrets.ts";
import { createRuleBook } from "./rules/read-ruling.ts";
import { createTextInspector } from "./secretlint/text-inspector.ts";
import { mayFollow as mayFollowSecrets } from "./secrets/follow-events.ts";
import { createCatalogue } from "./secrets/read-catalogue.ts";
import { createCounter } from "./storage/counter.ts";
import type { Database } from "./storage/database.ts";
import { createGrants } from "./storage/grants-store.ts";
import { createKeptReplies } from "./storage/kept-replies.ts";
import { createCheckpointFolder } from "./storage/checkpoint-folder.ts";
import { openCheckpointKey } from "./storage/checkpoint-key.ts";
import { openDatabase, type OpenDatabase } from "./storage/open-database.ts";
import { createFigures } from "./storage/overview.ts";
import { createOutbox } from "./storage/outbox.ts";
import { createRestorations } from "./storage/restorations.ts";
import { createRequests } from "./storage/requests-store.ts";
import { wireReads } from "./wiring-reads.ts";
import { wireRotation } from "./wiring-rotation.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** People with a live session on one replica; a person is a few KiB. */
const PEOPLE = 5_000;
/** A set of Key Vault clients is about 40 KiB, so fewer of them are kept. */
const CLIENTS = 1_000;
const RIGHTS = 100_000;
/** Role assignments worked on at once by one replica. */
const LANES = 8;
const STEPS = 1_000_000;
/** Notices sent at once by one replica: Graph takes few of one app at a time. */
const NOTICE_LANES = 4;
/** Longer than Graph may take for the people and the notice. */
const NOTICE_HOLD = 30 * SECOND;
/** What was sent is of use only to find out why somebody was, or was not, told. */
const NOTICES_KEPT = 30 * 24 * 60 * MINUTE;
/** Longer than three calls of Azure may take together. */
const LEASE = 90 * SECOND;
/** How soon it is seen that enough is new in the log for a checkpoint. */
const CHECKPOINT_LOOK = 30 * SECOND;
const VERIFY_EVERY = 60 * MINUTE;
/** Of our own making: it only has to stay the same. */
const NAMESPACE = "0b7c55a6-52ad-4c1c-8a3c-5d3f0a9b2f64";

/** What runs beside the answers to requests. */
export interface Background {
  start(): void;
  stop(): Promise<void>;
}

export interface Wired {
  readonly services: Services;
  readonly background: Background;
}

/** Composition root: configuration to adapters to what the app and the background need. */
export const wire = async (config: Config, clock: Clock, tabFolder: string): Promise<Wired> => {
  const log = createLog(config.logLevel);
  const failed = tellOfFailure(log);
  const database = await openDatabase(placeOf(config, clock));
  const azure = wireAzure(config, clock, log);
  const { rules, policies, directory } = wireRules(config, clock, log, azure.graphToken);
  const { requests, grants } = keepState(database, clock);
  const restorations = createRestorations(database);
  const inspector = createTextInspector();
  const { rights, vaults, keyVault, assignments, signIn, secretIdentities } = azure;
  const wishedSecrets = createWishedSecrets({ vaults, keyVault, rights });
  const ids = { fresh: randomUUID, of: (name: string) => v5(name, NAMESPACE) };
  const { limits, refreshMs: refreshAfter } = config;
  const { texts, events } = database;
  const catalogue = createCatalogue({ keyVault, events, clock, refreshAfter });
  const audit = wireAudit(config, { clock, database, failed });
  const upstream = upstreamLog(log);
  const reading = { database, vaults, ids, clock, failed, upstream };
  const { reads, works: following } = wireReads(config, reading);
  const core = { requests, grants, reads, rules, vaults, assignments, signIn, inspector, clock };
  const mayFollow = mayFollowOf({ rights, vaults, requests, rules });
  const reports = reportsOf(database, azure, directory);
  const rotation = wireRotation(config, {
    ...{ database, rights, rules, keyVault, vaults, clock, signIn, inspector, ids, failed },
    ...{ ...azure.delegation, upstream, reads },
  });
  const services: Services = {
    log,
    clock,
    drain: createDrain(),
    ...azure.admission,
    settings: settingsOf(config),
    requestsPerMinute: config.requestsPerMinute,
    tabFolder,
    secrets: { keyVault, rights, vaults, catalogue, reads, clock, granting: azure.granting },
    rules: { ruleBook: rules },
    requests: { ...core, ...reports, wishedSecrets, log: database, texts, ids, limits },
    grants: { ...core, restorations },
    rotation: rotation.ports,
    audit: audit.ports,
    counter: createCounter(database),
    replies: createKeptReplies(database, clock),
    eventStream: { events, clock, mayFollow },
  };
  const verifying = { requests, rules, directory, vaults, restorations, secretIdentities };
  const sweep = sweeping({ grants, assignments, clock, failed }, (grant) =>
    verifyBeforeOpening({ ...verifying, tenantId: config.tenantId }, grant),
  );
  const reloadRules = (): void => {
    policies.reload();
    recordRules(audit.ports, rules.describe()).catch(failed);
  };
  const background = backgroundOf({
    works: [
      {
        work: () => lanes(LANES, (lane) => sweepAssignments(sweep, lane)),
        pause: SECOND / 2,
        failed,
      },
      { work: () => tendRequests({ ...core, ids }), pause: SECOND, failed },
      ...noticeWorks(config, log, { ...sweep, database, requests, rules, token: azure.graphToken }),
      {
        work: () => sweepOrphans({ grants, assignments, log: database, clock }),
        pause: config.compareMs,
        failed,
      },
      ...[...rotation.works, ...audit.works, ...following],
    ],
    follow: (wake) => events.follow(undefined, wake),
    reload: config.reloadRules ? () => watchRules(config.rulesFolder, reloadRules) : undefined,
    begin: () => void recordStart(audit.ports, rules.describe()).catch(failed),
    close: async () => {
      await rotation.settled();
      await audit.ports.verification.settled();
      await database.close();
    },
  });
  return { services, background };
};

const placeOf = ({ database: place }: Config, clock: Clock) => ({
  place,
  now: () => clock.now(),
  newId: randomUUID,
});

const tendRequests = async (ports: SettlingPorts): Promise<void> => {
  await lapseRequests(ports);
  await settleMetRequests(ports);
};

const sweeping = (
  parts: Pick<SweepPorts, "grants" | "assignments" | "clock" | "failed">,
  recheck: SweepPorts["recheck"],
): SweepPorts => ({ ...parts, recheck, random, leaseMs: LEASE, pace: createPace() });

type Following = Parameters<typeof mayFollowSecrets>[0] & Parameters<typeof mayFollowRequests>[0];

const mayFollowOf =
  (ports: Following) =>
  async (asker: Asker, event: Event): Promise<boolean> => {
    if (event.type === "reset") return true;
    return event.type === "request-changed" || event.type === "grant-changed"
      ? mayFollowRequests(ports, asker, event)
      : mayFollowSecrets(ports, asker, event);
  };

const settingsOf = (config: Config): Services["settings"] => ({
  tenantId: config.tenantId,
  clientId: config.clientId,
  teamsAppId: config.teamsAppId,
  signInBase: config.signInBase,
  messageOrigins: config.messageOrigins,
});

interface AuditParts {
  readonly clock: Clock;
  readonly database: OpenDatabase;
  readonly failed: (cause: unknown) => void;
}

const wireAudit = ({ checkpoints }: Config, { clock, database, failed }: AuditParts) => {
  const log = { append: database.append };
  const { auditReader: reader, auditChecks: checks } = database;
  const store = createCheckpointFolder(checkpoints.folder);
  const signer = openCheckpointKey(checkpoints.keyFile);
  const verification = createVerification({ reader, checks, store, signer, log, clock, failed });
  const checkpointing = { reader, log, store, signer, clock };
  return {
    ports: { reader, log, checks, store, verification, clock },
    works: [
      {
        work: () => recordDueCheckpoint(checkpointing, checkpoints),
        pause: Math.min(CHECKPOINT_LOOK, checkpoints.everyMs),
        failed,
      },
      { work: async () => verification.start(theService), pause: VERIFY_EVERY, failed },
    ],
  };
};

type Log = ReturnType<typeof createLog>;

const tellOfFailure =
  (log: Log) =>
  (cause: unknown): void =>
    log.error(
      { name: cause instanceof Error ? cause.name : "unknown" },
      "failed in the background",
    );

const wireAzure = (config: Config, clock: Clock, log: Log) => {
  const { credential, clientAssertion } = managedIdentity(config.webIdentityClientId);
  const granting = managedIdentity(config.granting.identityClientId);
  const scope = `https://${config.vaultHost}/.default`;
  const { authority, tenantId, clientId } = config;
  const onBehalfOf = createOnBehalfOf({
    authority,
    clientId,
    clientAssertion,
    clock,
    pool: { size: PEOPLE, idleMs: 30 * MINUTE },
  });
  const keyVault = createKeyVault({
    onBehalfOf,
    clock,
    log: upstreamLog(log),
    scope,
    apiVersion: config.keyVaultApiVersion,
    clients: { size: CLIENTS, idleMs: 10 * MINUTE },
  });
  return {
    keyVault,
    delegation: { onBehalfOf, scope },
    rights: rememberRights(keyVault, { clock, keepFor: config.rightsMs, size: RIGHTS }),
    vaults: createVaultDirectory({
      configured: config.vaults,
      vaultHost: config.vaultHost,
      credential,
      clock,
      log: upstreamLog(log),
    }),
    assignments: (config.granting.by === "pim" ? createPimAssignments : createRoleAssignments)({
      credential: granting.credential,
      identityObjectId: granting.objectId,
      vaultResourceIds: config.vaults.map(({ resourceId }) => resourceId),
      readNote,
      writeNote,
    }),
    secretIdentities: createSecretIdentities({
      credential: granting.credential,
      apiVersion: config.keyVaultApiVersion,
      newRequestId: randomUUID,
    }),
    granting: createGrantingRights({
      credential: granting.credential,
      identityObjectId: granting.objectId,
      by: config.granting.by,
      clock,
      log: upstreamLog(log),
    }),
    quota: createAssignmentQuota({
      credential: granting.credential,
      vaultResourceIds: config.vaults.map(({ resourceId }) => resourceId),
      clock,
    }),
    signIn: { confirm: ({ actor }: Asker) => onBehalfOf.confirm(actor, scope) },
    graphToken: graphTokens({ tenantId, clientId, authority, clientAssertion }),
    admission: {
      tokenVerifier: createTokenVerifier(
        { authority, tenantId, audiences: [clientId, config.appIdUri] },
        clock,
      ),
      readiness: createReadiness(
        new URL(`${authority}/${tenantId}/discovery/v2.0/keys`),
        clientAssertion,
        clock,
      ),
      admission: { authority, tenants: [tenantId], agentClients: config.agentClients },
    },
  };
};

const wireRules = (config: Config, clock: Clock, log: Log, token: () => Promise<string>) => {
  const directory = createDirectory({ token, clock });
  const policies = loadPolicies({
    folder: config.rulesFolder,
    clock,
    onFailure: (messages) => log.error({ messages }, "a rule failed"),
  });
  return { directory, policies, rules: createRuleBook({ policies, directory, clock }) };
};

const reportsOf = (
  database: Database,
  { quota }: ReturnType<typeof wireAzure>,
  directory: Directory,
) => ({ figures: createFigures(database), quota, directory });

const keepState = (database: Database, clock: Clock) =>
  recordNotices(
    { requests: createRequests(database), grants: createGrants(database, randomUUID) },
    clock,
  );

interface NoticeParts extends Omit<NoticePorts, "outbox" | "feed" | "holdMs"> {
  readonly database: Database;
  readonly token: () => Promise<string>;
}

const noticeWorks = (
  { teamsAppId }: Config,
  log: Log,
  { database, token, ...ports }: NoticeParts,
): BackgroundParts["works"] => {
  const { clock, failed } = ports;
  const outbox = createOutbox(database);
  const refused = (status: number, graphRequestId: string | undefined): void =>
    log.warn({ status, graphRequestId }, "graph did not take a notice");
  const feed = createActivityFeed({ token, clock, teamsAppId, refused });
  const send = () => sendNotices({ ...ports, outbox, feed, holdMs: NOTICE_HOLD });
  const forget = () => outbox.forget(new Date(clock.now().getTime() - NOTICES_KEPT));
  return [
    { work: () => lanes(NOTICE_LANES, send), pause: SECOND, failed },
    { work: forget, pause: 60 * MINUTE, failed },
  ];
};

const random = (): number => randomInt(STEPS) / STEPS;

const lanes = async (count: number, work: (lane: number) => Promise<unknown>): Promise<void> => {
  await Promise.all(Array.from({ length: count }, (_, lane) => work(lane)));
};

interface BackgroundParts {
  readonly works: readonly Parameters<typeof repeat>[0][];
  readonly follow: (wake: () => void) => () => void;
  readonly reload: (() => () => void) | undefined;
  readonly begin: () => void;
  readonly close: () => Promise<void>;
}

const backgroundOf = ({ works, follow, reload, begin, close }: BackgroundParts): Background => {
  let running: readonly ReturnType<typeof repeat>[] = [];
  let ends: readonly (() => void)[] = [];
  return {
    start: () => {
      begin();
      running = works.map(repeat);
      const unfollow = follow(() => running.slice(0, 3).forEach(({ wake }) => wake()));
      ends = [unfollow, ...(reload ? [reload()] : [])];
    },
    stop: async () => {
      ends.forEach((end) => end());
      await Promise.all(running.map(({ stop }) => stop()));
      await close();
    },
  };
};
