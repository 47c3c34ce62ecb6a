import { AzureMonitorTraceExporter } from "@azure/monitor-opentelemetry-exporter";
import type { TokenCredential } from "@azure/core-auth";
import { createDefaultHttpClient } from "@azure/core-rest-pipeline";
import { onlyTelemetryTo } from "./outgoing-allow-list.ts";

export interface MonitorOptions {
  /** Names the place and holds no secret: whoever sends is proven by the credential. */
  readonly connectionString: string;
  readonly credential: TokenCredential;
}

const endpointIn = (connectionString: string): string =>
  /(?:^|;)IngestionEndpoint=(https:\/\/[^;\s]+)/i.exec(connectionString)?.[1] ??
  "https://dc.services.visualstudio.com";

/**
 * To Application Insights under the process's own identity. What could not be sent is dropped: it would
 * be kept on a disk that is read-only.
 */
export const createMonitorExporter = ({
  connectionString,
  credential,
}: MonitorOptions): AzureMonitorTraceExporter =>
  new AzureMonitorTraceExporter({
    connectionString,
    credential,
    disableOfflineStorage: true,
    httpClient: onlyTelemetryTo(endpointIn(connectionString), createDefaultHttpClient()),
  });
