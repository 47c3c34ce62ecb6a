import { Me } from "../identity.ts";
import { anybody, Nothing, type Operation } from "../operation.ts";
import { Settings } from "../settings.ts";

export const signingInOperations = {
  getSettings: {
    method: "get",
    path: "/api/settings",
    summary: "What the tab has to know before anybody is signed in",
    audience: "anyone",
    params: Nothing,
    query: Nothing,
    reply: Settings,
    mediaType: "application/json",
    problems: ["invalid_input", "shutting_down", "internal_error"],
  },

  getMe: {
    method: "get",
    path: "/api/me",
    summary: "Who is signed in, and with which roles",
    audience: "person",
    params: Nothing,
    query: Nothing,
    reply: Me,
    mediaType: "application/json",
    problems: anybody,
  },
} as const satisfies Record<string, Operation>;
