import { startSandbox, type Sandbox, type SandboxOptions } from "@vault-tab/sandbox";
import { redirect } from "@vault-tab/sandbox/redirect";
import { trust } from "../world/trust.ts";

export const teamsWeb = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";
export const teamsDesktop = "1fec8e78-bce4-4aaf-ab1b-5451cc387264";
export const azureCli = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
export const webIdentity = "c3000000-0000-4000-8000-000000000001";
export const tokenExchange = "api://AzureADTokenExchange";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A tenant of this test's own, reached by this process under Azure's real host names. */
export interface Tenant {
  readonly sandbox: Sandbox;
  readonly tokenUrl: string;
  token(form: Readonly<Record<string, string>>): Promise<Answer>;
  /** As one of the people, by a client of Microsoft's and for a scope. */
  signIn(key: string, clientId: string, scope: string): Promise<Answer>;
  sso(key: string): Promise<string>;
  /** A managed identity's token, from the endpoint that App Service would give. */
  identityToken(resource: string, clientId?: string): Promise<string>;
  graphToken(key: string): Promise<string>;
  control(path: string, change: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

export async function startTenant(options: SandboxOptions = {}): Promise<Tenant> {
  const sandbox = await startSandbox({ seed: "small", ...options });
  trust(sandbox.caFile);
  const { processEnvironment: environment, endpoints } = sandbox;
  const restore = redirect(environment["SANDBOX_FRONT_DOOR"] ?? "");
  const tokenUrl = `https://login.microsoftonline.com/${endpoints.tenantId}/oauth2/v2.0/token`;
  const token = async (form: Readonly<Record<string, string>>) =>
    read(await fetch(tokenUrl, { method: "POST", body: new URLSearchParams(form) }));
  const signIn = (key: string, clientId: string, scope: string) => {
    const person = endpoints.personas.find((one) => one.key === key);
    return token({
      grant_type: "password",
      client_id: clientId,
      username: person?.userPrincipalName ?? key,
      password: person?.password ?? "",
      scope,
    });
  };
  return {
    sandbox,
    tokenUrl,
    token,
    signIn,
    sso: async (key) =>
      text(await signIn(key, teamsWeb, `${endpoints.appIdUri}/access_as_user`), "access_token"),
    identityToken: async (resource, clientId = webIdentity) => {
      const query = new URLSearchParams({ "api-version": "2019-08-01", resource });
      query.set("client_id", clientId);
      const headers = { "X-IDENTITY-HEADER": environment["IDENTITY_HEADER"] ?? "" };
      return text(
        await read(await fetch(`${environment["IDENTITY_ENDPOINT"]}?${query}`, { headers })),
        "access_token",
      );
    },
    graphToken: async (key) =>
      text(await signIn(key, azureCli, "https://graph.microsoft.com/.default"), "access_token"),
    control: async (path, change) =>
      read(
        await fetch(`${endpoints.control}/${path}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(change),
        }),
      ),
    stop: async () => {
      restore();
      await sandbox.close();
    },
  };
}

export async function read(response: Response): Promise<Answer> {
  const body: unknown = await response.json();
  if (typeof body !== "object" || body === null) throw new Error("The answer is no JSON object");
  return { status: response.status, headers: response.headers, body: { ...body } };
}

export function text({ body, status }: Answer, name: string): string {
  const value = body[name];
  if (typeof value === "string") return value;
  throw new Error(`The answer (${status}) has no ${name}: ${JSON.stringify(body)}`);
}
