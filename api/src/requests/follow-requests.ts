import type { Event } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { maySee } from "./find-visible-request.ts";
import type { RequestPorts } from "./ports.ts";

export type RequestsEvent = Extract<Event, { type: "request-changed" | "grant-changed" }>;

/** Whether this person may be told that something happened to a request or its grants. */
export const mayFollow = async (
  ports: Pick<RequestPorts, "requests" | "rules">,
  asker: Asker,
  { data }: RequestsEvent,
): Promise<boolean> => {
  const request = await ports.requests.find(data.request);
  return request !== undefined && maySee(ports, asker, request);
};
