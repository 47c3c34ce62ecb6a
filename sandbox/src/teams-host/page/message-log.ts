interface LogLine {
  /** `call`: answered or needing none; `unanswered`: teams-js may now wait for ever. */
  readonly kind: "call" | "unanswered" | "ignored" | "sent";
  readonly from: string;
  readonly func: string;
  readonly args: readonly unknown[];
}

export interface LoggedLine extends LogLine {
  /** Milliseconds since the page was opened. */
  readonly at: number;
  readonly detail: string;
}

export interface MessageLog {
  add(line: LogLine): void;
  lines(): readonly LoggedLine[];
  clear(): void;
  onChange(listener: (line: LoggedLine | undefined) => void): void;
}

const kept = 300;
const longest = 240;

export function createMessageLog(elapsed: () => number): MessageLog {
  let lines: LoggedLine[] = [];
  const listeners: ((line: LoggedLine | undefined) => void)[] = [];
  const tell = (line: LoggedLine | undefined): void => {
    for (const listener of listeners) listener(line);
  };
  return {
    add(line) {
      const logged = { ...line, at: elapsed(), detail: detail(line) };
      lines = [...lines.slice(1 - kept), logged];
      tell(logged);
    },
    lines: () => lines,
    clear() {
      lines = [];
      tell(undefined);
    },
    onChange: (listener) => listeners.push(listener),
  };
}

/** What sign-in windows hand over may open doors, so it is never shown. */
function detail({ func, args }: LogLine): string {
  if (args.length === 0) return "";
  if (func.startsWith("authentication.authenticate.")) return "(not shown)";
  const text = JSON.stringify(args);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
