/** Milliseconds since 1970 by this device. The screen goes by the service's time: `data/server-clock.ts`. */
export const deviceNow = (): number => Date.now();
