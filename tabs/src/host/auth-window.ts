import { Settings } from "@vault-tab/contract";
import { safeParse } from "../data/parsing.ts";

export async function readSettings(): Promise<Settings> {
  const response = await fetch("/api/settings", { headers: { accept: "application/json" } });
  const settings = safeParse(Settings, await response.json());
  if (!settings.success) throw new Error("The settings could not be read.");
  return settings.data;
}

export const stateKey = "vault-tab.sign-in-state";

export function say(words: string): void {
  const message = document.getElementById("message");
  if (message) message.textContent = words;
}
