import { request } from "node:https";

export interface Sent {
  /** Without one nothing was answered in time, or nobody was there. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

const nothing: Sent = { status: undefined, headers: {}, body: "" };
/** Enough for a validation; what else a webhook says is of no interest. */
const longestBody = 16_384;

export interface Outgoing {
  readonly url: string;
  readonly method: "POST" | "OPTIONS";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds. */
  readonly timeout: number;
  /** Certificate authority of this machine's servers, PEM. */
  readonly ca: string;
}

/** Never fails: a webhook that cannot be reached is as one that does not answer. */
export function sendRequest(outgoing: Outgoing): Promise<Sent> {
  const { url, method, headers, body, timeout, ca } = outgoing;
  return new Promise((resolve) => {
    const sent = request(
      url,
      { method, headers, ca, agent: false, signal: AbortSignal.timeout(timeout) },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => {
          if (text.length < longestBody) text += chunk;
        });
        answer.on("error", () => {
          resolve(nothing);
        });
        answer.on("end", () => {
          resolve({ status: answer.statusCode, headers: answer.headers, body: text });
        });
      },
    );
    sent.on("error", () => {
      resolve(nothing);
    });
    sent.end(body);
  });
}
