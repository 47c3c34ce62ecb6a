import { event, readCall, reply } from "./envelope.ts";
import type { MessageLog } from "./message-log.ts";
import { isAllowedOrigin } from "./origins.ts";

export type Respond = (...args: readonly unknown[]) => void;
type Answer = (args: readonly unknown[], respond: Respond) => void;
export type Answers = Readonly<Record<string, Answer>>;

/** A window of the app that this host opened: a frame or a sign-in window. */
export interface Guest {
  readonly label: string;
  window(): Window | null;
  readonly answers: Answers;
}

export interface Switchboard {
  /** From now on this window is heard; the returned function ends that. */
  admit(guest: Guest): () => void;
  /** False if that window has not spoken yet: then it cannot be told anything. */
  send(guest: Guest, func: string, args: readonly unknown[]): boolean;
  broadcast(func: string, args: readonly unknown[]): void;
}

/** Hears only windows that were admitted, and those only while they show a page of the app. */
export function createSwitchboard(origins: readonly string[], log: MessageLog): Switchboard {
  const guests = new Set<Guest>();
  const heardFrom = new Map<Guest, string>();
  const send = (guest: Guest, func: string, args: readonly unknown[]): boolean => {
    const origin = heardFrom.get(guest);
    if (origin === undefined) return false;
    guest.window()?.postMessage(event(func, args), origin);
    log.add({ kind: "sent", from: guest.label, func, args });
    return true;
  };
  window.addEventListener("message", (message) => {
    const call = readCall(message.data);
    if (!call) return;
    const guest = [...guests].find((one) => one.window() === message.source);
    if (!guest || !isAllowedOrigin(message.origin, origins)) {
      log.add({ kind: "ignored", from: message.origin, func: call.func, args: [] });
      return;
    }
    heardFrom.set(guest, message.origin);
    const answer = Object.hasOwn(guest.answers, call.func) ? guest.answers[call.func] : undefined;
    const kind = answer ? "call" : "unanswered";
    log.add({ kind, from: guest.label, func: call.func, args: call.args });
    answer?.(call.args, (...args) => {
      guest.window()?.postMessage(reply(call, args), message.origin);
    });
  });
  return {
    admit(guest) {
      guests.add(guest);
      return () => {
        guests.delete(guest);
        heardFrom.delete(guest);
      };
    },
    send,
    broadcast(func, args) {
      for (const guest of guests) send(guest, func, args);
    },
  };
}
