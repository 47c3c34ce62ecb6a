import type { TroubleCode } from "../trouble.ts";

/** What the person can do about it; each is a button where the page knows how. */
export type NextStep = "retry" | "sign-in" | "consent" | "reload" | "report";

export interface ProblemWords {
  readonly title: string;
  /** What it means and what to do. */
  readonly meaning: string;
  /** The end of "kv-platform could not be read: …". */
  readonly short: string;
  readonly next: NextStep;
  /** Seconds after which it is tried again by itself, where the answer named none. */
  readonly retryAfter?: number;
}

/** Every problem in words. A code without an entry does not compile. */
const problemText = {
  token_missing: {
    title: "You are not signed in",
    meaning: "Vault Tab did not get your sign-in from Teams. Sign in to go on.",
    short: "you are not signed in",
    next: "sign-in",
  },
  token_invalid: {
    title: "Your sign-in was not accepted",
    meaning: "Sign in again. If that does not help, close Teams and open it again.",
    short: "your sign-in was not accepted",
    next: "sign-in",
  },
  token_expired: {
    title: "Your sign-in has run out",
    meaning: "Sign in again to go on. Nothing you entered is lost.",
    short: "your sign-in has run out",
    next: "sign-in",
  },
  tenant_not_allowed: {
    title: "Your organisation cannot use this Vault Tab",
    meaning: "It belongs to another organisation. Ask your Teams administrator which one is yours.",
    short: "your organisation cannot use this Vault Tab",
    next: "report",
  },
  client_not_allowed: {
    title: "This app may not use Vault Tab",
    meaning: "Open Vault Tab in Microsoft Teams, or ask your administrator to allow this app.",
    short: "this app may not use Vault Tab",
    next: "report",
  },
  scope_missing: {
    title: "A permission is missing from your sign-in",
    meaning:
      "Sign in again. If that does not help, ask your administrator to check Vault Tab's set-up.",
    short: "a permission is missing from your sign-in",
    next: "sign-in",
  },
  consent_required: {
    title: "Vault Tab needs your consent",
    meaning:
      "It looks into Key Vault with your own rights, never with more. You agree once, in a window of Microsoft's.",
    short: "Microsoft asks for your consent first",
    next: "consent",
  },
  interaction_required: {
    title: "Microsoft wants to be sure that it is you",
    meaning:
      "Continue in a window of Microsoft's, for example with a second factor. Then you come back here.",
    short: "Microsoft wants to be sure that it is you",
    next: "sign-in",
  },
  account_refused: {
    title: "Microsoft refused your account",
    meaning:
      "It may be disabled, or a rule of your organisation forbids this place or device. Your IT support can tell.",
    short: "Microsoft refused your account",
    next: "retry",
  },
  invalid_input: {
    title: "This view cannot be shown",
    meaning:
      "Something in its filters or address is not valid. Clear the filters, or load the page again.",
    short: "something in this view is not valid",
    next: "reload",
  },
  payload_too_large: {
    title: "That was too much at once",
    meaning: "Send less in one go and try again.",
    short: "it was too much at once",
    next: "retry",
  },
  not_found: {
    title: "There is nothing here for you to see",
    meaning:
      "It does not exist, or you may not see it. Azure shows the metadata of secrets to people with the role Key Vault Reader. Ask the owner of the vault for it.",
    short: "there is nothing here for you to see",
    next: "report",
  },
  not_allowed: {
    title: "You may not do this",
    meaning: "It is for other people to do. Your administrator can tell who may.",
    short: "you may not do this",
    next: "report",
  },
  refused_by_rules: {
    title: "Your organisation's rules do not allow this",
    meaning: "Look at Rules to see which one applies, and what you may ask for.",
    short: "the rules do not allow this",
    next: "report",
  },
  state_changed: {
    title: "Something changed meanwhile",
    meaning: "Somebody was faster, or it ended. Look at it again and decide anew.",
    short: "something changed meanwhile",
    next: "retry",
  },
  already_asked: {
    title: "You have asked for this already",
    meaning: "Your request is still open, or the access is running. Look at My access.",
    short: "you have asked for this already",
    next: "report",
  },
  already_has_access: {
    title: "You have this access already",
    meaning: "Azure grants it to you without Vault Tab. There is nothing to ask for.",
    short: "you have this access already",
    next: "report",
  },
  nobody_can_decide: {
    title: "Nobody could decide on this",
    meaning:
      "Nobody is left who may decide on your own wish. Ask the owner of the team to add another.",
    short: "nobody could decide on this",
    next: "report",
  },
  already_rotating: {
    title: "It is being rotated already",
    meaning:
      "Somebody, or its plan, has begun to replace this value. Rotations shows how far it is.",
    short: "it is being rotated already",
    next: "reload",
  },
  plan_missing: {
    title: "There is no rotation plan yet",
    meaning: "Say first how a new value is made and who has to learn it. Then it can be rotated.",
    short: "there is no rotation plan yet",
    next: "reload",
  },
  secret_in_text: {
    title: "This text looks as if it held a secret",
    meaning: "It was not stored. Take the secret out and send it again.",
    short: "the text looks as if it held a secret",
    next: "retry",
  },
  idempotency_key_reused: {
    title: "This was sent before, with other words",
    meaning: "Load the page again and send it once more.",
    short: "it was sent before with other words",
    next: "reload",
  },
  in_progress: {
    title: "This is being worked on",
    meaning: "It was sent twice. The first one is on its way.",
    short: "it is being worked on",
    next: "retry",
    retryAfter: 2,
  },
  too_many_requests: {
    title: "That was a lot of requests",
    meaning:
      "Vault Tab lets everybody make a certain number a minute. It goes on by itself in a moment.",
    short: "there were too many requests",
    next: "retry",
    retryAfter: 10,
  },
  upstream_throttled: {
    title: "Azure asks us to slow down",
    meaning: "Azure was asked too much at once. It goes on by itself in a moment.",
    short: "Azure asks us to slow down",
    next: "retry",
    retryAfter: 10,
  },
  upstream_unavailable: {
    title: "Azure does not answer",
    meaning:
      "Key Vault or the sign-in of Microsoft cannot be reached right now. Try again in a moment.",
    short: "Azure does not answer",
    next: "retry",
  },
  shutting_down: {
    title: "Vault Tab is being restarted",
    meaning: "It is back in a few seconds and goes on by itself.",
    short: "Vault Tab is being restarted",
    next: "retry",
    retryAfter: 5,
  },
  internal_error: {
    title: "Something went wrong in Vault Tab",
    meaning: "Try again. If it stays, send the details to whoever looks after Vault Tab.",
    short: "something went wrong in Vault Tab",
    next: "retry",
  },
  unreachable: {
    title: "Vault Tab cannot be reached",
    meaning: "You may be offline. It is tried again by itself as soon as there is a connection.",
    short: "Vault Tab cannot be reached",
    next: "retry",
    retryAfter: 10,
  },
  unreadable_reply: {
    title: "Vault Tab and this page do not fit together",
    meaning: "It was probably updated meanwhile. Load the page again.",
    short: "the answer could not be understood",
    next: "reload",
  },
  sign_in_failed: {
    title: "Teams could not sign you in",
    meaning: "Sign in here. If no window opens, allow pop-up windows for Teams.",
    short: "Teams could not sign you in",
    next: "sign-in",
  },
} as const satisfies Record<TroubleCode, ProblemWords>;

export const problemWords = (code: TroubleCode): ProblemWords => problemText[code];

/** What helps whoever looks after the service; nothing of it is secret. */
export function problemDetails(trouble: {
  readonly code: TroubleCode;
  readonly requestId?: string;
  readonly detail?: string;
}): string {
  const lines = [`Problem: ${trouble.code}`];
  if (trouble.requestId) lines.push(`Request: ${trouble.requestId}`);
  if (trouble.detail) lines.push(`Detail: ${trouble.detail}`);
  return lines.join("\n");
}
