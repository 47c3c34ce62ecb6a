import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { ofBytes, ofFile, type Source } from "../search/source.ts";
import type { Item } from "./item.ts";

const Headers = z.array(z.object({ name: z.string(), value: z.string() }));
const Content = z.object({ text: z.optional(z.string()), _file: z.optional(z.string()) });
const Entry = z.object({
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: Headers,
    postData: z.optional(Content),
  }),
  response: z.object({ headers: Headers, redirectURL: z.string(), content: Content }),
});
type Entry = z.infer<typeof Entry>;

const Har = z.object({ log: z.object({ entries: z.array(Entry) }) });

const ofText = (text: string): Source => ofBytes(Buffer.from(text));

const headerLines = (headers: z.infer<typeof Headers>): string =>
  headers.map(({ name, value }) => `${name}: ${value}`).join("\n");

const sourceOf = (folder: string, content: z.infer<typeof Content>): Source | undefined => {
  if (content._file) return ofFile(join(folder, content._file));
  return content.text ? ofText(content.text) : undefined;
};

const itemsOf = (
  folder: string,
  { request, response }: Entry,
  services: ReadonlySet<string>,
): Item[] => {
  const own = services.has(new URL(request.url).origin);
  const name = `${request.method} ${request.url.slice(0, 200)}`;
  // Teams and Entra hand out our token; the service only takes it, in the one header made for it.
  const elsewhere = own ? "none" : "own";
  const isBearer = (header: { name: string }): boolean =>
    own && header.name.toLowerCase() === "authorization";
  const sent = sourceOf(folder, request.postData ?? {});
  const received = sourceOf(folder, response.content);
  const items: (Item | undefined)[] = [
    {
      kind: "address",
      name,
      tokens: "none",
      source: ofText(`${request.url}\n${response.redirectURL}`),
    },
    {
      kind: "request header",
      name,
      tokens: elsewhere,
      source: ofText(headerLines(request.headers.filter((header) => !isBearer(header)))),
    },
    {
      kind: "request header",
      name: `Authorization of ${name}`,
      tokens: "own",
      source: ofText(headerLines(request.headers.filter(isBearer))),
    },
    sent && { kind: "request body", name, tokens: elsewhere, source: sent },
    {
      kind: "reply header",
      name,
      tokens: elsewhere,
      source: ofText(headerLines(response.headers)),
    },
    received && { kind: "reply body", name, tokens: elsewhere, source: received },
  ];
  return items.filter((item) => item !== undefined);
};

/** What the pages of one context sent and received. */
export const networkItems = (folder: string, har: string, services: ReadonlySet<string>): Item[] =>
  Har.parse(JSON.parse(readFileSync(join(folder, har), "utf8"))).log.entries.flatMap((entry) =>
    itemsOf(folder, entry, services),
  );
