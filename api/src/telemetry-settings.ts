import * as z from "zod/mini";

/** Who is told how the service does: Prometheus on a port of its own, and whoever takes traces. */
export const TelemetryEnvironment = z.object({
  METRICS_PORT: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(65535))),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.optional(z.string().check(z.regex(/^https?:\/\/[^\s@?#]+$/))),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z.optional(
    z.string().check(z.regex(/^(?=.*\bInstrumentationKey=[0-9a-f-]{36}(?:;|$))\S+$/i)),
  ),
});

type Data = z.infer<typeof TelemetryEnvironment> & {
  readonly PORT: number;
  readonly WEB_IDENTITY_CLIENT_ID?: string | undefined;
};

/** @throws what `refuse` makes of an objection */
export const telemetryOf = (data: Data, refuse: (message: string) => Error) => {
  if (data.METRICS_PORT !== undefined && data.METRICS_PORT === data.PORT) {
    throw refuse("METRICS_PORT: another port than PORT, which everybody reaches");
  }
  return { metricsPort: data.METRICS_PORT, traces: tracesOf(data, refuse) } as const;
};

const tracesOf = (data: Data, refuse: (message: string) => Error) => {
  const { APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString } = data;
  if (connectionString) {
    const identityClientId = data.WEB_IDENTITY_CLIENT_ID;
    if (identityClientId) return { to: "monitor", connectionString, identityClientId } as const;
    throw refuse("APPLICATIONINSIGHTS_CONNECTION_STRING: needs WEB_IDENTITY_CLIENT_ID to sign in");
  }
  const endpoint = data.OTEL_EXPORTER_OTLP_ENDPOINT;
  return endpoint ? ({ to: "collector", endpoint } as const) : undefined;
};
