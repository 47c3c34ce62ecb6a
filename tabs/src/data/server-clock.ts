/** Below this the service's `Date` header, which has whole seconds, says nothing that the device does not know. */
const TOLERANCE = 2_000;

export interface ServerClock {
  now(): number;
  /** A time by this device as the service would tell it. */
  fromDevice(time: number): number;
  /** Takes the `Date` header of a reply. */
  heard(date: string | null): void;
  /** Calls back whenever the difference to this device's time changes. */
  subscribe(listener: () => void): () => void;
}

/** The service's time, so that "in 6 days" is right on a device whose clock is wrong. */
export function makeServerClock(deviceNow: () => number): ServerClock {
  let offset = 0;
  const listeners = new Set<() => void>();
  return {
    now: () => deviceNow() + offset,
    fromDevice: (time) => time + offset,
    heard(date) {
      const server = Date.parse(date ?? "");
      if (Number.isNaN(server)) return;
      const difference = server - deviceNow();
      const next = Math.abs(difference) > TOLERANCE ? difference : 0;
      if (Math.abs(next - offset) <= TOLERANCE) return;
      offset = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
