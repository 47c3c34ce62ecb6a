import { z } from "zod";
import { lowerBound } from "./sorted-names.ts";

/** The service never gives more: SPEC/keyvault/data-plane/Secrets, `maxresults` 1..25. */
export const pageLimit = 25;

export interface Page {
  readonly names: readonly string[];
  /** The name with which the next page begins. */
  readonly next: string | undefined;
}

export function pageFrom(names: readonly string[], from: string | undefined, size: number): Page {
  const start = from === undefined ? 0 : lowerBound(names, from);
  return { names: names.slice(start, start + size), next: names[start + size] };
}

const token = z.object({ NextMarker: z.string(), TargetLocation: z.number() });
const endOfTime = "9999-12-31T23:59:59.9999999Z";

/**
 * The recorded shape: base64 of `{"NextMarker":"2!<length>!<base64 of the marker>","TargetLocation":0}`
 * (Azure/azure-sdk-for-js sdk/keyvault/keyvault-secrets/recordings).
 */
export function skipToken(entry: string): string {
  const length = String(entry.length).padStart(6, "0");
  const marker = Buffer.from(`${length}!${entry}!000028!${endOfTime}!`)
    .toString("base64")
    .replaceAll("=", "-");
  const json = JSON.stringify({
    NextMarker: `2!${String(marker.length)}!${marker}`,
    TargetLocation: 0,
  });
  return Buffer.from(json).toString("base64");
}

/** The entry at which the page begins, or undefined for a token that this service has not made. */
export function entryOfSkipToken(text: string): string | undefined {
  try {
    const parsed = token.parse(JSON.parse(Buffer.from(text, "base64").toString("utf8")));
    const encoded = parsed.NextMarker.split("!")[2] ?? "";
    const marker = Buffer.from(encoded.replaceAll("-", "="), "base64").toString("utf8");
    const length = Number(marker.slice(0, 6));
    const entry = marker.slice(7, 7 + length);
    return length > 0 && entry.length === length ? entry : undefined;
  } catch {
    return undefined;
  }
}

export interface NextLink {
  readonly vault: string;
  readonly path: string;
  readonly apiVersion: string;
  readonly token: string;
  /** As asked; absent when it was not. */
  readonly maxResults: number | undefined;
}

/** With the port, as recorded, although ids have none. */
export function nextLink(link: NextLink): string {
  const size = link.maxResults === undefined ? "" : `&maxresults=${String(link.maxResults)}`;
  return `https://${link.vault}.vault.azure.net:443/${link.path}?api-version=${link.apiVersion}&$skiptoken=${link.token}${size}`;
}
