import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { IncomingHttpHeaders } from "node:http";
import type { Sandbox } from "@vault-tab/sandbox";
import { z } from "zod";

export interface Received {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const validation = z.tuple([
  z.object({
    eventType: z.literal("Microsoft.EventGrid.SubscriptionValidationEvent"),
    data: z.object({ validationCode: z.string() }),
  }),
]);

/** A webhook of this test's own, with the certificate of the sandbox. What it answers to events can be changed. */
export interface Webhook {
  /** Another one after `move`: what was on its way to the one before is of no interest. */
  readonly url: string;
  /** Events, the first to arrive first. */
  readonly events: readonly Received[];
  readonly handshakes: readonly Received[];
  /** Statuses of the next answers; 200 when there are none left. `hang` never answers. */
  answerNext(...statuses: readonly (number | "hang")[]): void;
  /** Whether it proves that it wants events. */
  willing: boolean;
  forget(): void;
  /** Forgets everything, and listens elsewhere. */
  move(): void;
  stop(): Promise<void>;
}

export async function startWebhook({ certificate }: Sandbox): Promise<Webhook> {
  const events: Received[] = [];
  const handshakes: Received[] = [];
  const next: (number | "hang")[] = [];
  const hook = { willing: true, round: 0 };
  const path = () => `/events/${String(hook.round)}`;
  const forget = () => {
    for (const list of [events, handshakes, next]) list.length = 0;
  };
  const server = createServer(
    { cert: readFileSync(certificate.certFile), key: readFileSync(certificate.keyFile) },
    (request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      request.on("end", () => {
        const { method = "", headers } = request;
        const seen = { method, headers, body };
        if (request.url !== path()) response.end();
        else if (method === "OPTIONS") {
          handshakes.push(seen);
          if (hook.willing) response.setHeader("webhook-allowed-origin", "eventgrid.azure.net");
          response.end();
        } else if (headers["aeg-event-type"] === "SubscriptionValidation") {
          handshakes.push(seen);
          const [{ data }] = validation.parse(JSON.parse(body));
          const validationResponse = hook.willing ? data.validationCode : "something else";
          response.end(JSON.stringify({ validationResponse }));
        } else {
          events.push(seen);
          const status = next.shift() ?? 200;
          if (status !== "hang") response.writeHead(status).end();
        }
      });
    },
  );
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  return {
    get url() {
      return `https://localhost:${String(port)}${path()}`;
    },
    events,
    handshakes,
    answerNext: (...statuses) => {
      next.push(...statuses);
    },
    get willing() {
      return hook.willing;
    },
    set willing(value) {
      hook.willing = value;
    },
    forget,
    move: () => {
      hook.round += 1;
      forget();
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
