import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { JWTPayload } from "jose";
import { createArm } from "./arm/arm.ts";
import { createBlobs } from "./blobs/blobs.ts";
import { ensureCertificates, type Certificates } from "./certificates/certificates.ts";
import { openClockFile } from "./clock-file.ts";
import { systemClock } from "./clock.ts";
import { createControl } from "./control/control.ts";
import {
  automationEndpoint,
  describeIdentities,
  describePersonas,
  describeVaults,
  eventGridEndpoint,
  githubEndpoint,
  workspaceEndpoint,
  type Endpoints,
} from "./endpoints.ts";
import { createEntra } from "./entra/entra.ts";
import { createSsoToken, type SsoReply } from "./entra/sso-token.ts";
import { startDueWork } from "./due-work.ts";
import { seedEventSubscriptions } from "./event-grid/seed-subscriptions.ts";
import { createGitHub } from "./github/github.ts";
import { createGraph } from "./graph/graph.ts";
import { createKeyVault } from "./key-vault/key-vault.ts";
import type { AuditEvent } from "./key-vault/audit-event.ts";
import { operationLog } from "./key-vault/operation-log.ts";
import { listVaults } from "./key-vault/vault-store.ts";
import { createLogAnalytics } from "./log-analytics/log-analytics.ts";
import { createManagedIdentity } from "./managed-identity/managed-identity.ts";
import { createConnectProxy } from "./network/connect-proxy.ts";
import { createFrontDoor, createHttpsServer } from "./network/front-door.ts";
import type { Service } from "./network/hosts.ts";
import { close, findFreePort, listen } from "./network/listen.ts";
import { type DatabaseFront, startDatabaseFront } from "./postgres/front.ts";
import { processEnvironment } from "./process-environment.ts";
import { openState } from "./state/state-store.ts";
import { createTeamsHost } from "./teams-host/teams-host.ts";
import { defaultInstallation, type TeamsInstallation } from "./teams-installation.ts";
import { productClientId, subscriptionId, tenantId } from "./tenant.ts";
import { createTenant, type SeedSize, type Tenant, type TenantWorld } from "./tenant-world.ts";

export interface Ports {
  readonly teamsHost: number;
  readonly product: number;
  readonly frontDoor: number;
  readonly proxy: number;
  readonly managedIdentity: number;
}

export interface SandboxOptions {
  /** Where state and certificates are kept; without one they end with the process. */
  readonly folder?: string;
  /** 0 is any free port, and the default of each. */
  readonly ports?: Partial<Ports>;
  readonly seed?: SeedSize;
  readonly latency?: number;
  readonly propagation?: number;
  /** Whether Key Vault throttles by count; true unless a test floods it. */
  readonly limits?: boolean;
  /** The app that the Teams host has installed; by its address where the port is chosen here. */
  readonly teams?: TeamsInstallation | ((productUrl: string) => TeamsInstallation);
  /** Where Event Grid sends what happens in the vaults, https; nowhere without one. */
  readonly eventsEndpoint?: string;
}

export interface Sandbox {
  readonly endpoints: Endpoints;
  readonly processEnvironment: Readonly<Record<string, string>>;
  readonly caFile: string;
  readonly certificate: Pick<Certificates, "certFile" | "keyFile" | "spki">;
  readonly world: TenantWorld;
  /** A token with these very claims, under the tenant's own key: what a test needs that tries a wrong one. */
  sign(claims: JWTPayload): Promise<string>;
  /** What Key Vault has logged, oldest first. */
  keyVaultLog(): readonly AuditEvent[];
  /** What the Teams client would hand to a tab, with what this person has done so far. */
  ssoToken(objectId: string): Promise<SsoReply>;
  /** Puts Azure's way of signing in before a PostgreSQL of this machine: tokens of Entra ID, by TLS. */
  startDatabaseFront(socketFolder: string): Promise<DatabaseFront>;
  reset(): void;
  close(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const folder = resolve(options.folder ?? mkdtempSync(join(tmpdir(), "vault-tab-sandbox-")));
  const certificates = await ensureCertificates(folder, systemClock.now());
  const state = openState(options.folder === undefined ? undefined : folder);
  const clockFile = openClockFile(folder);
  const productPort = options.ports?.product || (await findFreePort());
  const product = `https://localhost:${productPort}`;
  const tenant = withSubscriptions(
    options.eventsEndpoint,
    await createTenant({
      state,
      productUrl: product,
      settings: {
        latency: options.latency ?? 0,
        propagation: options.propagation ?? 1000,
        limits: options.limits ?? true,
      },
      seed: options.seed ?? "full",
      newId: randomUUID,
      clockMoved: clockFile.write,
    }),
  );
  const running = await serve(tenant, certificates, options, product);
  const { world, services } = tenant;
  const ca = readFileSync(certificates.caFile, "utf8");
  const dueWork = startDueWork({ world, services, ca });
  const endpoints: Endpoints = {
    caFile: certificates.caFile,
    proxy: `http://127.0.0.1:${running.ports.proxy}`,
    teamsHost: `https://localhost:${running.ports.teamsHost}`,
    product,
    control: `https://localhost:${running.ports.teamsHost}/control`,
    tenantId,
    clientId: productClientId,
    appIdUri: appIdUriOf(product),
    subscriptionId,
    vaults: describeVaults(listVaults(world)),
    logs: workspaceEndpoint,
    github: githubEndpoint,
    automation: automationEndpoint,
    eventGrid: eventGridEndpoint,
    managedIdentities: describeIdentities(),
    personas: describePersonas(world.directory.people()),
  };
  return {
    endpoints,
    processEnvironment: processEnvironment({
      caFile: certificates.caFile,
      frontDoorPort: running.ports.frontDoor,
      identityPort: running.ports.managedIdentity,
      identityHeader: tenant.identityHeader,
      clockFile: clockFile.file,
    }),
    caFile: certificates.caFile,
    certificate: certificates,
    world,
    sign: services.keys.sign,
    ssoToken: running.ssoToken,
    keyVaultLog: () => operationLog(world),
    startDatabaseFront: (socketFolder) =>
      startDatabaseFront({ tokens: world.tokens, certificates, socketFolder }),
    reset: tenant.reset,
    close: async () => {
      await running.close();
      dueWork.stop();
      state.close();
      clockFile.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Who is told of events is told so again after everything began anew. */
function withSubscriptions(endpoint: string | undefined, tenant: Tenant): Tenant {
  if (endpoint === undefined) return tenant;
  const subscribe = () => {
    seedEventSubscriptions(tenant.world, endpoint, productClientId);
  };
  subscribe();
  return {
    ...tenant,
    reset: () => {
      tenant.reset();
      subscribe();
    },
  };
}

async function serve(
  tenant: Tenant,
  certificates: Certificates,
  options: SandboxOptions,
  product: string,
) {
  const { world, services } = tenant;
  const entra = createEntra(services);
  const { teams: install = defaultInstallation } = options;
  const teams = typeof install === "function" ? install(product) : install;
  const azure: Partial<Record<Service, RequestListener>> = {
    entra,
    keyVault: createKeyVault(world),
    arm: createArm(world),
    logs: createLogAnalytics(world),
    blobs: createBlobs(world),
    github: createGitHub(world),
    graph: createGraph(world, {
      teamsAppId: teams.appId,
      clientId: productClientId,
      name: teams.app.name,
      activityTypes: teams.app.activityTypes ?? [],
      permissions: teams.app.permissions ?? [],
    }),
  };
  const appIdUri = appIdUriOf(product);
  const ssoToken = createSsoToken(services, appIdUri);
  const teamsHost = createTeamsHost(world, {
    productUrl: product,
    clientId: productClientId,
    appIdUri,
    teamsAppId: teams.appId,
    app: teams.app,
    ...(teams.seededTabs && { seededTabs: teams.seededTabs }),
    ssoToken,
    mount: [
      { path: "/login.microsoftonline.com", handler: entra },
      { path: "/control", handler: createControl(world, services, tenant.reset) },
    ],
  });
  const ports = options.ports ?? {};
  const frontDoor = createFrontDoor(azure, certificates);
  const frontDoorPort = await listen(frontDoor, ports.frontDoor ?? 0);
  const servers = {
    teamsHost: createHttpsServer(certificates, teamsHost),
    proxy: createConnectProxy(frontDoorPort),
    managedIdentity: createServer(createManagedIdentity(services, tenant.identityHeader)),
  };
  return {
    ssoToken,
    ports: {
      frontDoor: frontDoorPort,
      teamsHost: await listen(servers.teamsHost, ports.teamsHost ?? 0),
      proxy: await listen(servers.proxy, ports.proxy ?? 0),
      managedIdentity: await listen(servers.managedIdentity, ports.managedIdentity ?? 0),
    },
    close: async () => {
      await Promise.all([frontDoor, ...Object.values(servers)].map(close));
    },
  };
}

function appIdUriOf(product: string): string {
  return `api://${new URL(product).host}/${productClientId}`;
}
