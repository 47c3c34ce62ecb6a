import { describe, expect, it } from "vitest";
import { TelemetryEnvironment, telemetryOf } from "./telemetry-settings.ts";

const identity = "c3000000-0000-4000-8000-000000000001";
const key = "InstrumentationKey=00000000-0000-0000-0000-000000000000";
const insights = `${key};IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure.com/`;

const read = (environment: Readonly<Record<string, string>>) =>
  telemetryOf(
    { PORT: 8080, WEB_IDENTITY_CLIENT_ID: identity, ...TelemetryEnvironment.parse(environment) },
    (message) => new Error(message),
  );

describe("telemetry", () => {
  it("is refused on the port that everybody reaches", () => {
    expect(() => read({ METRICS_PORT: "8080" })).toThrow("METRICS_PORT: another port than PORT");
  });

  it.each([
    ["METRICS_PORT", "0"],
    ["METRICS_PORT", "many"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "https://user:word@collector.example"],
    ["APPLICATIONINSIGHTS_CONNECTION_STRING", "IngestionEndpoint=https://example.com"],
  ])("refuses %s that is %s", (name, value) => {
    expect(() => read({ [name]: value })).toThrow(name);
  });

  it("needs an identity for Application Insights", () => {
    const data = TelemetryEnvironment.parse({ APPLICATIONINSIGHTS_CONNECTION_STRING: insights });
    expect(() => telemetryOf({ PORT: 8080, ...data }, (message) => new Error(message))).toThrow(
      "needs WEB_IDENTITY_CLIENT_ID",
    );
  });

  it("goes nowhere unless a place is named, and to Application Insights where both are", () => {
    expect(read({})).toEqual({ metricsPort: undefined, traces: undefined });
    const collector = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" };
    expect(read(collector).traces?.to).toBe("collector");
    const both = { ...collector, APPLICATIONINSIGHTS_CONNECTION_STRING: insights };
    expect(read(both).traces?.to).toBe("monitor");
  });
});
