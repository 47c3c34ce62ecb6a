import { Role } from "@vault-tab/contract";
import { ProblemError } from "../problem-error.ts";
import type { Claims } from "./claims.ts";

/** Who acts. Identity is tenant and object id: names change. */
export interface Actor {
  readonly kind: "person" | "agent";
  readonly tenantId: string;
  readonly objectId: string;
  readonly name: string;
  readonly userPrincipalName: string;
  readonly roles: readonly Role[];
  readonly tokenExpiresAt: Date;
  /** The token that was sent, for the exchange on behalf of. A function, so that it is never printed. */
  readonly assertion: () => string;
}

export interface Admission {
  readonly authority: string;
  readonly tenants: readonly string[];
  readonly agentClients: readonly string[];
}

/**
 * Clients in which a person sits: Teams, Microsoft 365 and Outlook.
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad
 */
const personClients: ReadonlySet<string> = new Set([
  "1fec8e78-bce4-4aaf-ab1b-5451cc387264",
  "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
  "4765445b-32c6-49b0-83e6-1d93765276ca",
  "0ec893e0-5785-4de6-99da-4ed124e5296c",
  "d3590ed6-52b3-4102-aeff-aad2292ab01c",
  "bc59ab01-8403-45c6-8796-ac3ef710b3e3",
  "27922004-5251-4030-b22d-91ecd9a37ea4",
]);

/** Delegated scope that Teams asks for; a whole word of `scp`, never a part of one. */
const requiredScope = "access_as_user";

/** @throws ProblemError `tenant_not_allowed`, `token_invalid`, `scope_missing`, `client_not_allowed` */
export const actorOf = (claims: Claims, admission: Admission, assertion: string): Actor => {
  demandTenant(claims, admission);
  if (!(claims.scp ?? "").split(" ").includes(requiredScope)) {
    throw new ProblemError("scope_missing");
  }
  return {
    kind: kindOf(claims.client, admission.agentClients),
    tenantId: claims.tid,
    objectId: claims.oid,
    name: claims.name ?? claims.userPrincipalName ?? claims.oid,
    userPrincipalName: claims.userPrincipalName ?? "",
    roles: claims.roles.flatMap((role) => Role.safeParse(role).data ?? []),
    tokenExpiresAt: new Date(claims.exp * 1000),
    assertion: () => assertion,
  };
};

/** @throws ProblemError `tenant_not_allowed`, `token_invalid` */
export const demandTenant = (
  claims: Claims,
  { tenants, authority }: Pick<Admission, "tenants" | "authority">,
): void => {
  if (!tenants.includes(claims.tid)) throw new ProblemError("tenant_not_allowed");
  if (claims.iss !== issuerOf(claims, authority)) throw new ProblemError("token_invalid");
};

const issuerOf = ({ ver, tid }: Claims, authority: string): string =>
  ver === "1.0" ? `https://sts.windows.net/${tid}/` : `${authority}/${tid}/v2.0`;

const kindOf = (client: string | undefined, agentClients: readonly string[]): Actor["kind"] => {
  if (client !== undefined && personClients.has(client)) return "person";
  if (client !== undefined && agentClients.includes(client)) return "agent";
  throw new ProblemError("client_not_allowed");
};
