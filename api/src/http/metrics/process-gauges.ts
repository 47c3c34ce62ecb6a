import { Gauge, type Registry } from "prom-client";
import type { Connections } from "../../ports/counts.ts";

export interface ProcessGauges {
  readonly databaseUp: Gauge;
  readonly checkpointAge: Gauge;
  connected(connections: Connections): void;
}

/** What one process knows by itself, each replica of its own. */
export const processGauges = (registry: Registry): ProcessGauges => {
  const registers = [registry];
  const databaseUp = new Gauge({
    name: "vault_tab_database_up",
    help: "Whether the database answers this process.",
    registers,
  });
  const checkpointAge = new Gauge({
    name: "vault_tab_checkpoint_seconds",
    help: "Age of the last signed checkpoint of the log.",
    registers,
  });
  const connections = new Gauge({
    name: "vault_tab_database_connections",
    help: "Connections of this process to its database, and who waits for one.",
    labelNames: ["state"],
    registers,
  });
  checkpointAge.remove();
  return {
    databaseUp,
    checkpointAge,
    connected: ({ open, idle, waiting }) => {
      connections.set({ state: "used" }, open - idle);
      connections.set({ state: "idle" }, idle);
      connections.set({ state: "waiting" }, waiting);
    },
  };
};
