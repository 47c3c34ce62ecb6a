import * as z from "zod/mini";

/** Whom a token would open: our own service, something behind it, or Entra in the service's name. */
export type Audience = "our service" | "a service behind ours" | "Entra, as an assertion";

const Header = z.looseObject({ alg: z.string() });
const Payload = z.looseObject({ aud: z.optional(z.union([z.string(), z.array(z.string())])) });

/** By address and by application id: a v2.0 token names the latter (reference: Microsoft's first-party ids). */
const behind = [
  ...["vault.azure.net", "management.azure.com", "management.core.windows.net"],
  ...["graph.microsoft.com", "api.loganalytics.io"],
  ...["cfa8b339-82a2-471a-a3c9-0fc0be7a4093", "797f4846-ba00-4fd7-ba43-dac1f8f63013"],
  ...["00000003-0000-0000-c000-000000000000", "ca7f3f0b-7d91-482c-8e09-c5d840d0eac5"],
];
const assertion = ["AzureADTokenExchange", "/oauth2/token", "/oauth2/v2.0/token"];

const parsePart = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
};

/** A JWT that begins here, though its end may be missing; undefined where there is none. */
export const readToken = (text: string): { text: string; audience: Audience } | undefined => {
  const match = /^(eyJ[\w-]{8,})(?:\.(eyJ[\w-]+))?(?:\.[\w-]*)?/.exec(text);
  if (!match?.[1] || !Header.safeParse(parsePart(match[1])).success) return undefined;
  const payload = Payload.safeParse(parsePart(match[2] ?? ""));
  const audiences = [payload.data?.aud ?? []].flat();
  const names = (parts: readonly string[]): boolean =>
    audiences.some((audience) => parts.some((part) => audience.includes(part)));
  if (names(assertion)) return { text: match[0], audience: "Entra, as an assertion" };
  return { text: match[0], audience: names(behind) ? "a service behind ours" : "our service" };
};
