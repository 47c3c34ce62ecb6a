import { createHash, randomBytes } from "node:crypto";
import type { Tenant } from "./tenant.ts";

export interface Page {
  readonly status: number;
  readonly title: string;
  readonly html: string;
  /** Where it leads, with what it carries. */
  readonly location: URL | undefined;
  readonly headers: Headers;
}

/** As much of a browser as the sign-in pages need: it follows nothing, keeps cookies, sends forms back. */
export function openBrowser(tenant: Tenant) {
  const { teamsHost, tenantId } = tenant.sandbox.endpoints;
  let cookie = "";
  let address = "";
  let hidden: Record<string, string> = {};

  async function load(init: RequestInit): Promise<Page> {
    const headers = { ...(cookie && { cookie }) };
    const response = await fetch(address, { redirect: "manual", headers, ...init });
    for (const sent of response.headers.getSetCookie()) cookie = sent.split(";")[0] ?? "";
    const html = await response.text();
    hidden = Object.fromEntries(
      [...html.matchAll(/type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"/g)].map(
        ([, name = "", value = ""]) => [name, value],
      ),
    );
    const location = response.headers.get("location");
    return {
      status: response.status,
      title: /<title>(.*)<\/title>/.exec(html)?.[1] ?? "",
      html,
      location: location === null ? undefined : new URL(location),
      headers: response.headers,
    };
  }
  return {
    open: (query: Readonly<Record<string, string>>) => {
      const path = `/login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize`;
      address = `${teamsHost}${path}?${new URLSearchParams(query)}`;
      return load({});
    },
    submit: (fields: Readonly<Record<string, string>>) =>
      load({ method: "POST", body: new URLSearchParams({ ...hidden, ...fields }) }),
    signIn: async (key: string) => {
      const person = tenant.sandbox.endpoints.personas.find((one) => one.key === key);
      await load({
        method: "POST",
        body: new URLSearchParams({ ...hidden, chosen: person?.objectId ?? "" }),
      });
      return load({
        method: "POST",
        body: new URLSearchParams({ ...hidden, password: person?.password ?? "" }),
      });
    },
  };
}

export const verifier = randomBytes(32).toString("base64url");

/** What the product's own window asks for. */
export function request({ sandbox: { endpoints } }: Tenant): Record<string, string> {
  return {
    client_id: endpoints.clientId,
    redirect_uri: `${endpoints.product}/auth-end.html`,
    response_type: "code",
    scope: `${endpoints.clientId}/.default openid profile`,
    state: "state-of-the-app",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  };
}
