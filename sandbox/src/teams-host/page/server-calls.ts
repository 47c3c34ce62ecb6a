import type { Notice } from "../../activity-feed.ts";
import type { ControlState } from "../../control/describe-state.ts";
import type { Bootstrap } from "../bootstrap.ts";
import type { ChannelTab } from "../channel-tabs.ts";
import type { SsoAnswer } from "../teams-app.ts";
import type { NewTab } from "./host.ts";
import { isRecord, textIn } from "./envelope.ts";

export async function loadBootstrap(): Promise<Bootstrap> {
  return json("GET", "/host/bootstrap");
}

export async function ssoToken(persona: string, claims: string | undefined): Promise<SsoAnswer> {
  try {
    return await json("POST", "/host/token", { persona, claims });
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : "No answer." };
  }
}

export async function saveTab(tab: NewTab): Promise<ChannelTab> {
  const saved = await json<{ tab: ChannelTab }>("PUT", "/host/tabs", tab);
  return saved.tab;
}

export async function removeTab(id: string): Promise<void> {
  await request("DELETE", `/host/tabs/${encodeURIComponent(id)}`);
}

export async function loadNotices(persona: string): Promise<readonly Notice[]> {
  const { notices } = await json<Feed>("GET", `/host/notices?${new URLSearchParams({ persona })}`);
  return notices;
}

export async function readNotices(persona: string, id: string): Promise<readonly Notice[]> {
  const { notices } = await json<Feed>("POST", "/host/notices/read", { persona, id });
  return notices;
}

interface Feed {
  readonly notices: readonly Notice[];
}

/** Whether the sandbox's own process can reach that server. */
export async function isListening(url: string): Promise<boolean> {
  const asked = `/host/listening?${new URLSearchParams({ url })}`;
  const answer: unknown = await json("GET", asked);
  return isRecord(answer) && answer["listening"] === true;
}

/** A switch of the sandbox, outside everything that Teams knows. */
export function control(
  method: "GET" | "POST",
  path: string,
  body?: object,
): Promise<ControlState> {
  return json(method, path, body);
}

async function json<Reply>(method: string, path: string, body?: object): Promise<Reply> {
  const response = await request(method, path, body);
  const reply: Reply = await response.json();
  return reply;
}

async function request(method: string, path: string, body?: object): Promise<Response> {
  const response = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (response.ok) return response;
  const text = await response.text();
  throw new Error(reason(text) ?? `${method} ${path} was answered with ${response.status}.`);
}

function reason(text: string): string | undefined {
  try {
    return textIn(JSON.parse(text), "error");
  } catch {
    return undefined;
  }
}
