import { readFileSync } from "node:fs";
import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { fileURLToPath } from "node:url";
import { createApp, createProbes } from "./app.ts";
import { systemClock } from "./clock.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { serveMetrics } from "./http/metrics/serve-metrics.ts";
import { wire } from "./wiring/wire.ts";

/** What runs may take so long to finish; then Container Apps sends SIGKILL (30 s). */
const DRAIN_LIMIT = 20_000;

const serve = async (config: Config): Promise<void> => {
  const tabFolder = fileURLToPath(new URL("../../tabs/dist", import.meta.url));
  const { services, background } = await wire(config, systemClock, tabFolder);
  const { log, drain, metrics } = services;
  const server = serverFor(
    config,
    config.role === "worker" ? createProbes(services) : createApp(services),
  );
  server.on("error", (error) => {
    log.error({ message: error.message }, "cannot listen");
    process.exitCode = 1;
  });
  // So that the first person does not wait for what everybody needs.
  void services.secrets.vaults.watched();
  background.start();
  server.listen(config.port, () => log.info({ port: config.port, role: config.role }, "listening"));
  const scraped = metrics && serveMetrics(metrics.port, metrics.text, failedToTell(log));
  const stop = (): void => {
    log.info("draining");
    drain.begin();
    scraped?.close();
    server.close(() => void background.stop().then(() => log.info("stopped")));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT).unref();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
};

const failedToTell =
  (log: Awaited<ReturnType<typeof wire>>["services"]["log"]) =>
  (cause: unknown): void =>
    log.error({ message: cause instanceof Error ? cause.message : "unknown" }, "no metrics");

const serverFor = ({ tls }: Config, app: ReturnType<typeof createApp>): Server =>
  tls
    ? createHttpsServer({ cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }, app)
    : createHttpServer(app);

try {
  await serve(readConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`The service can't start:\n${error.message}\n`);
  process.exitCode = 78;
}
