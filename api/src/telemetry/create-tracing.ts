import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type SpanExporter,
} from "@opentelemetry/sdk-trace-base";
import type { Tracing } from "../ports/tracing.ts";

/** What all that is asked meanwhile hangs from. A round of work that asks nothing of Azure has no trace. */
interface Root {
  begin(): Context;
  begun(): Context | undefined;
}

/** Milliseconds until what has ended is sent, many spans at a time. */
const LINGER = 2_000;

/**
 * Traces, made of a closed list of facts: patterns of addresses, methods, statuses, codes, times. Neither
 * the provider nor a context is global: what a library would trace by itself has names in it.
 */
export const createTracing = (exporter: SpanExporter): Tracing => {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": "vault-tab" }),
    spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: LINGER })],
  });
  const tracer = provider.getTracer("vault-tab");
  const running = new AsyncLocalStorage<Root>();
  return {
    begin: () => {
      const span = tracer.startSpan("request", { kind: SpanKind.SERVER }, ROOT_CONTEXT);
      const context = trace.setSpan(ROOT_CONTEXT, span);
      return {
        traceId: span.spanContext().traceId,
        run: (work) => running.run({ begin: () => context, begun: () => context }, work),
        end: ({ method, route, status, code }) => {
          span.updateName(`${method} ${route}`);
          span.setAttributes({ "http.request.method": method, "http.route": route });
          finish(span, status >= 500, { status, code });
        },
      };
    },
    round: (name, work) => inRound(tracer, running, name, work),
    called: (call) => {
      const root = running.getStore();
      if (!root) return () => undefined;
      const { service, method, route } = call;
      const attributes = { "http.request.method": method, "url.template": route, service };
      const span = tracer.startSpan(
        `${service} ${method} ${route}`,
        { kind: SpanKind.CLIENT, attributes },
        root.begin(),
      );
      return ({ outcome, status }) => {
        const isBad = outcome !== "ok" && outcome !== "refused";
        finish(span, isBad, { status, code: isBad ? outcome : undefined });
      };
    },
    queried: ({ operation, seconds }) => {
      const context = running.getStore()?.begun();
      if (!context) return;
      const attributes = { "db.system.name": "postgresql", "db.operation.name": operation };
      const now = performance.now();
      const options = { kind: SpanKind.CLIENT, attributes, startTime: now - seconds * 1000 };
      tracer.startSpan(`database ${operation}`, options, context).end(now);
    },
    stop: () => provider.shutdown(),
  };
};

const inRound = async <Result>(
  tracer: Tracer,
  running: AsyncLocalStorage<Root>,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  let span: Span | undefined;
  const begun = (): Context | undefined => span && trace.setSpan(ROOT_CONTEXT, span);
  const begin = (): Context => {
    span ??= tracer.startSpan(name, { kind: SpanKind.INTERNAL }, ROOT_CONTEXT);
    return trace.setSpan(ROOT_CONTEXT, span);
  };
  try {
    return await running.run({ begin, begun }, work);
  } finally {
    span?.end();
  }
};

interface Came {
  readonly status: number | undefined;
  readonly code: string | undefined;
}

const finish = (span: Span, isBad: boolean, { status, code }: Came): void => {
  const attributes: Attributes = {
    ...(status !== undefined && { "http.response.status_code": status }),
    ...(code !== undefined && { "error.type": code }),
  };
  span.setAttributes(attributes);
  if (isBad) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
};
