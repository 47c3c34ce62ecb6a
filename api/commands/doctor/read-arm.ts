import * as z from "zod/mini";
import type { KnownIdentity } from "./known-identity.ts";

const ORIGIN = "https://management.azure.com";
const SCOPE = `${ORIGIN}/.default`;
/** Milliseconds. */
const TIME_LIMIT = 15_000;
/** More pages than that no vault has. */
const PAGES = 20;

export type ArmAnswer =
  | { readonly is: "found"; readonly body: unknown }
  | { readonly is: "missing" }
  /** None of the identities that this machine has may read it. */
  | { readonly is: "refused" }
  /** This machine has none of the identities. */
  | { readonly is: "nobody" }
  | { readonly is: "silent" };

export interface Arm {
  /** Asked under the first identity that may. */
  read(path: string, apiVersion: string): Promise<ArmAnswer>;
  /** Asked under this identity alone. */
  readAs(identity: KnownIdentity, path: string, apiVersion: string): Promise<ArmAnswer>;
}

const Page = z.object({ value: z.array(z.unknown()), nextLink: z.nullish(z.string()) });

/**
 * Reads of Azure Resource Manager, of resources for which the service itself has no use and therefore no
 * client: diagnostic settings, event subscriptions, role definitions. It sends GET alone.
 */
export const createArm = (identities: readonly KnownIdentity[]): Arm => {
  const answers = new Map<string, Promise<ArmAnswer>>();
  const once = (key: string, ask: () => Promise<ArmAnswer>): Promise<ArmAnswer> => {
    const answer = answers.get(key) ?? ask();
    answers.set(key, answer);
    return answer;
  };
  const readAs: Arm["readAs"] = (identity, path, apiVersion) =>
    once(`${identity.clientId} ${path}`, () => readWith(identity, path, apiVersion));
  const readByAny: Arm["read"] = async (path, apiVersion) => {
    let best: ArmAnswer = { is: "nobody" };
    for (const identity of identities) {
      const answer = await readAs(identity, path, apiVersion);
      if (answer.is === "found" || answer.is === "missing") return answer;
      if (answer.is !== "nobody") best = answer;
    }
    return best;
  };
  return { readAs, read: (path, apiVersion) => once(path, () => readByAny(path, apiVersion)) };
};

const readWith = async (
  { credential }: KnownIdentity,
  path: string,
  apiVersion: string,
): Promise<ArmAnswer> => {
  const token = await credential.getToken(SCOPE).catch(() => undefined);
  if (!token) return { is: "nobody" };
  const url = new URL(path, ORIGIN);
  url.searchParams.set("api-version", apiVersion);
  try {
    return await readPages(url, token.token);
  } catch {
    return { is: "silent" };
  }
};

const readPages = async (first: URL, token: string): Promise<ArmAnswer> => {
  const value: unknown[] = [];
  let next: string | undefined = first.href;
  for (let page = 0; next !== undefined && page < PAGES; page += 1) {
    const response: Response = await fetch(next, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIME_LIMIT),
      redirect: "error",
    });
    if (response.status === 404) return { is: "missing" };
    if (response.status === 401 || response.status === 403) return { is: "refused" };
    if (!response.ok) return { is: "silent" };
    const body: unknown = await response.json();
    const list = Page.safeParse(body);
    if (!list.success) return { is: "found", body };
    value.push(...list.data.value);
    next = allowedLink(list.data.nextLink);
  }
  return { is: "found", body: { value } };
};

/** The token goes to ARM and nowhere else, whatever a page says. */
const allowedLink = (link: string | null | undefined): string | undefined =>
  link && new URL(link, ORIGIN).origin === ORIGIN ? link : undefined;
