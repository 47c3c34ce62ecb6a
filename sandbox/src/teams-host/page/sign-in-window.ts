import { fillPlaceholders, type Standing } from "./app-context.ts";
import { h } from "./element.ts";
import type { Host } from "./host.ts";
import { openModal } from "./modal.ts";
import { isAllowedUrl } from "./origins.ts";
import type { Answers, Respond } from "./switchboard.ts";

interface Asked {
  readonly url: unknown;
  readonly width: unknown;
  readonly height: unknown;
  readonly standing: Standing;
  readonly answers: Answers;
}

const lookEvery = 300;

/** Opens the app's sign-in page in a window and answers once it has ended, in whichever way. */
export function openSignInWindow(host: Host, asked: Asked, respond: Respond): void {
  const url = fillPlaceholders(String(asked.url), asked.standing);
  if (!isAllowedUrl(url, host.data().app.origins)) {
    respond(false, "The sign-in page is not in the app's validDomains.");
    return;
  }
  const features = `popup,width=${pixels(asked.width, 600)},height=${pixels(asked.height, 535)}`;
  const opened = window.open(url, "_blank", features);
  if (opened) {
    follow(host, opened, asked.answers, respond);
    return;
  }
  askForClick(host.data().app.name, respond, () => {
    const second = window.open(url, "_blank", features);
    if (second) follow(host, second, asked.answers, respond);
    else respond(false, "FailedToOpenWindow");
  });
}

function follow(host: Host, opened: Window, common: Answers, respond: Respond): void {
  let done = false;
  const finish: Respond = (...args) => {
    if (done) return;
    done = true;
    clearInterval(watch);
    leave();
    opened.close();
    respond(...args);
  };
  const answers: Answers = {
    ...common,
    "authentication.authenticate.success": ([result]) => finish(true, result),
    "authentication.authenticate.failure": ([reason]) => finish(false, reason),
  };
  const label = `${host.data().app.name} sign-in window`;
  const leave = host.switchboard.admit({ label, window: () => opened, answers });
  const watch = setInterval(() => {
    if (opened.closed) finish(false, "CancelledByUser");
  }, lookEvery);
}

/** Browsers open a window only for a click; where the app's own click was too long ago, ask for one. */
function askForClick(name: string, respond: Respond, open: () => void): void {
  const modal = openModal({
    title: `${name} wants to open a sign-in window`,
    body: h("p", {}, "Your browser held it back. Open it here, or allow pop-ups for this page."),
    actions: [
      {
        label: "Open sign-in window",
        primary: true,
        act() {
          modal.close();
          open();
        },
      },
    ],
    onDismiss: () => respond(false, "FailedToOpenWindow"),
  });
}

function pixels(value: unknown, otherwise: number): number {
  const number = Number(value);
  return Number.isFinite(number) && number > 0 ? Math.min(number, 2000) : otherwise;
}
