import { createContext, useContext } from "react";

export interface ScreenTime {
  /** Milliseconds since 1970 by the service's clock, moved on every half minute. */
  readonly now: number;
  /** The same to the millisecond, for what ticks. */
  readonly read: () => number;
  readonly locale: string;
  /** A time by this device as the service would tell it. */
  readonly fromDevice: (time: number) => number;
}

export const TimeContext = createContext<ScreenTime | undefined>(undefined);

export function useScreenTime(): ScreenTime {
  const time = useContext(TimeContext);
  if (!time) throw new Error("There is no TimeProvider around this.");
  return time;
}
