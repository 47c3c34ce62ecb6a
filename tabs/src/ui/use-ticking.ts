import { useEffect, useState } from "react";
import { useScreenTime } from "./time-context.ts";

const SECOND = 1_000;

/** The service's time, once a second. */
export function useTicking(): number {
  const { read } = useScreenTime();
  const [now, setNow] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setNow(read()), SECOND);
    return () => clearInterval(timer);
  }, [read]);
  return now;
}
