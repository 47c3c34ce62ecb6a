import { textIn } from "./envelope.ts";

export interface EntityLink {
  readonly appId: string;
  readonly entityId: string;
  readonly subEntityId?: string;
  readonly channelId?: string;
}

/** A link to a page of an app: `https://teams.microsoft.com/l/entity/<appId>/<entityId>?context=…`. */
export function readEntityLink(link: string, ownOrigin: string): EntityLink | undefined {
  const url = URL.parse(link);
  if (!url) return undefined;
  if (url.origin !== ownOrigin && url.origin !== "https://teams.microsoft.com") return undefined;
  const [, l, kind, appId, entityId] = url.pathname.split("/");
  if (l !== "l" || kind !== "entity" || !appId || !entityId) return undefined;
  const context = parsed(url.searchParams.get("context"));
  const subEntityId = textIn(context, "subEntityId") ?? textIn(context, "subPageId");
  const channelId = textIn(context, "channelId");
  return {
    appId: decoded(appId),
    entityId: decoded(entityId),
    ...(subEntityId === undefined ? {} : { subEntityId }),
    ...(channelId === undefined ? {} : { channelId }),
  };
}

export function writeEntityLink(
  link: EntityLink,
  more: { readonly label?: string | undefined; readonly webUrl?: string | undefined },
): string {
  const { appId, entityId, subEntityId, channelId } = link;
  const path = `/l/entity/${encodeURIComponent(appId)}/${encodeURIComponent(entityId)}`;
  const url = new URL(path, "https://teams.microsoft.com");
  if (more.webUrl) url.searchParams.set("webUrl", more.webUrl);
  if (more.label) url.searchParams.set("label", more.label);
  if (subEntityId || channelId) {
    url.searchParams.set("context", JSON.stringify({ subEntityId, channelId }));
  }
  return url.href;
}

function parsed(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
