import { Kind, SecretName, VaultName } from "@vault-tab/contract";
import { safeParse } from "./data/parsing.ts";

/** What names one secret: a certificate and a secret of the same name may stand in one vault. */
export interface SecretKey {
  readonly vault: string;
  readonly kind: Kind;
  readonly name: string;
}

export const secretsPath = "/secrets";
export const accessPath = "/access";
/** A grant or a request of one's own. */
export const accessPattern = "/access/:id";
export const reviewPath = "/review";
/** The second view of Review. No request has such an id. */
export const overviewPath = "/review/overview";
export const reviewViews = [
  { title: "Queue", path: reviewPath },
  { title: "Overview", path: overviewPath },
] as const;
export const requestPattern = "/review/:id";
export const rotationsPath = "/rotations";
export const rotationPattern = "/rotations/:id";
export const activityPath = "/activity";
export const rulesPath = "/rules";
export const vaultsPath = "/vaults";
export const configurePath = "/configure";
export const removePath = "/remove";
export const secretPattern = "/secrets/:vault/:kind/:name";

export const secretPath = ({ vault, kind, name }: SecretKey): string =>
  `${secretsPath}/${vault}/${kind}/${name}`;

export const requestPath = (id: string): string => `${reviewPath}/${id}`;

export const rotationPath = (id: string): string => `${rotationsPath}/${id}`;

export const sameSecret = (one: SecretKey, other: SecretKey): boolean =>
  secretPath(one) === secretPath(other);

/** Names from an address prove nothing; what is no possible name is no secret. */
export function readSecretKey(parts: {
  readonly vault?: string | undefined;
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
}): SecretKey | undefined {
  const vault = safeParse(VaultName, parts.vault);
  const kind = safeParse(Kind, parts.kind);
  const name = safeParse(SecretName, parts.name);
  if (!vault.success || !kind.success || !name.success) return undefined;
  return { vault: vault.data, kind: kind.data, name: name.data };
}

/** `secret/<vault>/<kind>/<name>`, the `subEntityId` of a Teams deep link. */
export const subPageOf = ({ vault, kind, name }: SecretKey): string =>
  `secret/${vault}/${kind}/${name}`;

export function readSubPage(subPage: string | undefined): SecretKey | undefined {
  const [what, vault, kind, name, ...rest] = (subPage ?? "").split("/");
  if (what !== "secret" || rest.length > 0) return undefined;
  return readSecretKey({ vault, kind, name });
}

const anyId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a link of Teams leads: to a secret, or to what a notice tells of. */
export function pathOfSubPage(subPage: string | undefined): string | undefined {
  const key = readSubPage(subPage);
  if (key) return secretPath(key);
  const [section, id = "", ...rest] = (subPage ?? "").split("/");
  if (rest.length > 0 || !anyId.test(id)) return undefined;
  if (section === "review") return requestPath(id);
  if (section === "rotations") return rotationPath(id);
  return section === "my-access" ? `${accessPath}/${id}` : undefined;
}

/** The vaults that the channel's tab shows: a hint for the view, never a right. Empty is all. */
export function readVaultHint(search: string): readonly string[] {
  const names = (new URLSearchParams(search).get("vaults") ?? "").split(",");
  const valid = names.filter((name) => safeParse(VaultName, name).success);
  return [...new Set(valid)].slice(0, 50);
}

export const tabUrl = (origin: string, hint: readonly string[]): string =>
  `${origin}${secretsPath}${hint.length > 0 ? `?vaults=${hint.join(",")}` : ""}`;

export interface TabAddress {
  readonly teamsAppId: string;
  readonly entityId: string;
  readonly channelId?: string;
  readonly webUrl: string;
}

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */
export function teamsLink(tab: TabAddress, key: SecretKey): string {
  const context = {
    subEntityId: subPageOf(key),
    ...(tab.channelId !== undefined && { channelId: tab.channelId }),
  };
  const parts = [
    ["webUrl", tab.webUrl],
    ["label", key.name],
    ["context", JSON.stringify(context)],
  ] as const;
  const query = parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  const path = [tab.teamsAppId, tab.entityId].map(encodeURIComponent).join("/");
  return `https://teams.microsoft.com/l/entity/${path}?${query}`;
}
