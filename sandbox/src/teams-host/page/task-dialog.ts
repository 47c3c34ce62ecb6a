import { appFrame, type AppFrame } from "./app-frame.ts";
import type { Standing } from "./app-context.ts";
import { isRecord, textIn } from "./envelope.ts";
import type { Host } from "./host.ts";
import { openModal, type Modal } from "./modal.ts";
import { isAllowedUrl } from "./origins.ts";
import type { Answers, Guest, Respond } from "./switchboard.ts";

const closedByPerson = "User cancelled/closed the task module.";

export interface TaskDialogs {
  readonly answers: Answers;
  close(): void;
}

/** Dialogs of one frame: it opens them, talks with them, and is told how they ended. */
export function taskDialogs(
  host: Host,
  opener: () => Guest,
  standing: () => Standing,
): TaskDialogs {
  let current: { frame: AppFrame; modal: Modal; end: Respond } | undefined;
  const open = (info: unknown, respond: Respond): void => {
    const url = textIn(info, "url") ?? "";
    if (!isAllowedUrl(url, host.data().app.origins)) {
      respond("The dialog's address is not in the app's validDomains.");
      return;
    }
    const end: Respond = (...args) => {
      current?.frame.dispose();
      current?.modal.close();
      current = undefined;
      respond(...args);
    };
    const title = textIn(info, "title") ?? host.data().app.name;
    const frame = appFrame(host, {
      url,
      title,
      name: "task-module",
      standing: () => ({ ...standing(), frame: "task" }),
      answers: {
        "tasks.completeTask": ([result]) => end(null, result),
        "tasks.updateTask": ([size]) => current?.modal.resize(...dimensions(size)),
        messageForParent: ([message]) =>
          host.switchboard.send(opener(), "messageForParent", [message]),
      },
    });
    const [width, height] = dimensions(info);
    const modal = openModal({
      title,
      body: frame.element,
      size: { width, height },
      onDismiss: () => end(closedByPerson),
    });
    current = { frame, modal, end };
  };
  return {
    close: () => current?.end(closedByPerson),
    answers: {
      "tasks.startTask": ([info], respond) => open(info, respond),
      messageForChild: ([message]) => {
        if (current) host.switchboard.send(current.frame.guest, "messageForChild", [message]);
      },
    },
  };
}

/** Sizes are pixels or the words of DialogDimension in teams-js. */
function dimensions(info: unknown): [string, string] {
  const { width, height } = isRecord(info) ? info : {};
  return [
    dimension(width, { small: "24rem", medium: "36rem", large: "60vw" }),
    dimension(height, { small: "16rem", medium: "28rem", large: "66vh" }),
  ];
}

function dimension(value: unknown, words: Readonly<Record<string, string>>): string {
  const pixels = Number(value);
  if (Number.isFinite(pixels) && pixels > 0) return `${pixels}px`;
  return words[String(value)] ?? words["medium"] ?? "36rem";
}
