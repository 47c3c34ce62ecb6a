import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";

/** To a collector by OTLP over HTTP, in JSON. https://opentelemetry.io/docs/specs/otlp/#otlphttp */
export const createOtlpExporter = (endpoint: string): OTLPTraceExporter =>
  new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, "")}/v1/traces` });
