import type { Settings, StateStore } from "../world.ts";

/** Settings that `/control` changes while the services read them. */
export function createSettings(state: StateStore, initial: Settings): Settings {
  const kept = state.collection<number>("settings");
  const switches = state.collection<boolean>("switches");
  return {
    get latency() {
      return kept.get("latency") ?? initial.latency;
    },
    set latency(value) {
      kept.set("latency", value);
    },
    get propagation() {
      return kept.get("propagation") ?? initial.propagation;
    },
    set propagation(value) {
      kept.set("propagation", value);
    },
    get limits() {
      return switches.get("limits") ?? initial.limits;
    },
    set limits(value) {
      switches.set("limits", value);
    },
  };
}
