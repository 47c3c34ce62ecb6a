import { h, show, type Child } from "./element.ts";
import { icon, type IconName } from "./icons.ts";
import { isListening } from "./server-calls.ts";

/** As Teams: an app that shows a loading indicator must say within 30 s that it is ready. */
const readyWithin = 30_000;
const helloWithin = 8_000;
const askAgainAfter = 3_000;

export interface FrameCover {
  readonly element: HTMLElement;
  hello(): void;
  loaded(): void;
  ready(): void;
  failed(reason: unknown, message: unknown): void;
  dispose(): void;
}

interface CoverOptions {
  readonly name: string;
  readonly url: string;
  readonly waitsForReady: boolean;
  readonly retry: () => void;
}

/** What lies over a frame while its page is not there: never a blank rectangle without a way out. */
export function frameCover({ name, url, waitsForReady, retry }: CoverOptions): FrameCover {
  const element = h("div", { class: "cover" });
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const after = (milliseconds: number, work: () => void): void => {
    if (!disposed) timers.add(setTimeout(work, milliseconds));
  };
  let heard = false;
  let disposed = false;
  const problem = (...parts: Parameters<typeof problemPanel>): void => {
    element.hidden = false;
    show(element, problemPanel(...parts));
  };
  const tryAgain = h("button", { class: "button button-primary", onclick: retry }, "Try again");
  const look = async (): Promise<void> => {
    const why = await reach(url);
    if (heard || disposed || why === "answers") return;
    if (why === "down") problem("plug", `${name} is not answering`, downText(name), tryAgain);
    else
      problem("shield", "Your browser does not trust this certificate yet", trust(url), tryAgain);
    after(
      askAgainAfter,
      () =>
        void reach(url).then((now) => {
          if (disposed || heard) return;
          if (now === "answers") retry();
          else void look();
        }),
    );
  };
  show(element, h("div", { class: "spinner", role: "status", "aria-label": `Opening ${name}` }));
  void look();
  after(helloWithin, () => {
    if (heard || element.querySelector(".problem")) return;
    problem("plug", `${name} opened but does not talk to Teams`, silentText(name), tryAgain);
  });
  if (waitsForReady) {
    after(readyWithin, () => {
      if (heard) problem("warning", `There was a problem reaching ${name}`, lateText, tryAgain);
    });
  }
  const dispose = (): void => {
    disposed = true;
    timers.forEach((timer) => clearTimeout(timer));
  };
  return {
    element,
    dispose,
    hello() {
      heard = true;
      if (!waitsForReady) element.hidden = true;
    },
    loaded() {
      element.hidden = true;
    },
    ready() {
      dispose();
      element.hidden = true;
    },
    failed(reason, message) {
      dispose();
      const text = [reason, message].filter((part) => typeof part === "string" && part !== "");
      problem("warning", `There was a problem reaching ${name}`, text.join(": "), tryAgain);
    },
  };
}

async function reach(url: string): Promise<"answers" | "down" | "untrusted"> {
  try {
    await fetch(url, { method: "HEAD", mode: "no-cors", cache: "no-store" });
    return "answers";
  } catch {
    return (await isListening(url)) ? "untrusted" : "down";
  }
}

function downText(name: string): Child {
  return h(
    "span",
    {},
    `Start ${name} with `,
    h("code", {}, "npm run product"),
    ". It opens here by itself.",
  );
}

function trust(url: string): Child {
  const { origin } = new URL(url);
  const link = h("a", { href: origin, target: "_blank" }, `Open ${origin} once`);
  return h("span", {}, link, " and accept its certificate. It then opens here by itself.");
}

function silentText(name: string): string {
  return `It did not call app.initialize within 8 seconds. See the messages below, and the log of ${name}.`;
}

const lateText = "It did not call app.notifySuccess within 30 seconds.";

function problemPanel(name: IconName, title: string, text: Child, action: Node): HTMLElement {
  return h(
    "div",
    { class: "problem", role: "alert" },
    icon(name),
    h("h2", {}, title),
    h("p", {}, text),
    action,
  );
}
