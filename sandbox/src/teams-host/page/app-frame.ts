import { commonAnswers } from "./answers.ts";
import { fillPlaceholders, type Standing } from "./app-context.ts";
import { h } from "./element.ts";
import { frameCover, type FrameCover } from "./frame-cover.ts";
import type { Host } from "./host.ts";
import type { Answers, Guest } from "./switchboard.ts";

export interface AppFrame {
  readonly element: HTMLElement;
  readonly guest: Guest;
  dispose(): void;
}

interface FrameOptions {
  readonly url: string;
  readonly title: string;
  /** `embedded-page-container` is the name of the tab's frame in Teams. */
  readonly name: string;
  readonly standing: () => Standing;
  readonly answers: Answers;
}

/** What Teams grants a frame; it may not navigate the page around it. */
const sandbox = [
  "allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox",
  "allow-pointer-lock allow-scripts allow-same-origin allow-downloads",
].join(" ");

/** A page of the app in a frame of another origin, and what covers it until it is there. */
export function appFrame(host: Host, options: FrameOptions): AppFrame {
  const { title, name, standing } = options;
  const url = fillPlaceholders(options.url, standing());
  const frame = h("iframe", { name, title, sandbox, allow: "clipboard-write" });
  const element = h("div", { class: "app-frame" });
  const begin = (): FrameCover => {
    const { name: app, showLoadingIndicator: waitsForReady } = host.data().app;
    frame.src = url;
    const over = frameCover({ name: app, url, waitsForReady, retry: restart });
    element.replaceChildren(frame, over.element);
    return over;
  };
  const restart = (): void => {
    cover.dispose();
    cover = begin();
  };
  let cover = begin();
  const guest: Guest = {
    label: title,
    window: () => frame.contentWindow,
    answers: {
      ...withHello(commonAnswers(host, standing), () => cover.hello()),
      ...lifecycle(() => cover),
      ...options.answers,
    },
  };
  const leave = host.switchboard.admit(guest);
  return {
    element,
    guest,
    dispose() {
      leave();
      cover.dispose();
    },
  };
}

function withHello(answers: Answers, hello: () => void): Answers {
  return {
    ...answers,
    initialize(args, respond) {
      answers["initialize"]?.(args, respond);
      hello();
    },
  };
}

function lifecycle(cover: () => FrameCover): Answers {
  return {
    "appInitialization.appLoaded": () => cover().loaded(),
    "appInitialization.success": (_args, respond) => {
      cover().ready();
      respond(undefined);
    },
    "appInitialization.failure": ([reason, message]) => cover().failed(reason, message),
    "appInitialization.expectedFailure": () => cover().ready(),
  };
}
