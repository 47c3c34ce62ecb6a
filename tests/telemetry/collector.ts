import { once } from "node:events";
import { createServer } from "node:http";
import * as z from "zod/mini";

const Value = z.looseObject({});
const Attribute = z.object({ key: z.string(), value: Value });
const Span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.optional(z.string()),
  name: z.string(),
  attributes: z.array(Attribute),
});
const Export = z.object({
  resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(Span) })) })),
});

export type CollectedSpan = z.infer<typeof Span>;

/** A collector that takes OTLP over HTTP in JSON, and keeps all that it was sent. */
export const startCollector = async () => {
  const spans: CollectedSpan[] = [];
  const texts: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const { host: _here, ...headers } = request.headers;
      texts.push(JSON.stringify(headers), body);
      for (const { scopeSpans } of Export.parse(JSON.parse(body)).resourceSpans) {
        for (const one of scopeSpans) spans.push(...one.spans);
      }
      response.setHeader("content-type", "application/json").end("{}");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    spans,
    /** All that came, byte for byte. */
    text: () => texts.join("\n"),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};

export type Collector = Awaited<ReturnType<typeof startCollector>>;
