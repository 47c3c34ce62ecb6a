import type { Settings } from "@vault-tab/contract";
import { troubleOf, type Trouble } from "../trouble.ts";
import { connect, readPlace, tellReady, type Place } from "./teams-host.ts";

export type Arrival =
  | { readonly phase: "waiting" }
  | { readonly phase: "outside"; readonly framed: boolean }
  | { readonly phase: "troubled"; readonly trouble: Trouble }
  | { readonly phase: "ready"; readonly place: Place; readonly settings: Settings };

/** teams-js itself waits a minute, too long to look at nothing. */
const PATIENCE = 15_000;

async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("No answer.")), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

interface Ways {
  readonly readSettings: () => Promise<Settings>;
  /** Teams answers now; whatever else is wanted of it need not wait for the place. */
  readonly onConnected: () => void;
}

/** Finds out where we are: settings first, since they name the origins that may speak to us. */
export async function arrive({ readSettings, onConnected }: Ways): Promise<Arrival> {
  let settings: Settings;
  try {
    settings = await readSettings();
  } catch (error) {
    // Outside the sandbox teams-js knows every origin by itself, so Teams' loading sign can end.
    void connect([]).then(tellReady, () => undefined);
    return { phase: "troubled", trouble: troubleOf(error) };
  }
  try {
    await within(PATIENCE, connect(settings.messageOrigins));
    onConnected();
    const place = await within(PATIENCE, readPlace());
    return { phase: "ready", place, settings };
  } catch {
    return { phase: "outside", framed: window.parent !== window };
  }
}
