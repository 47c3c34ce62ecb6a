import { useEffect, useEffectEvent, useState } from "react";

/** Seconds left; at zero it calls back once. Begins anew when mounted anew. */
export function useCountdown(seconds: number | undefined, onZero: () => void): number | undefined {
  const [left, setLeft] = useState(seconds);
  const zero = useEffectEvent(onZero);
  useEffect(() => {
    if (seconds === undefined) return;
    let remaining = seconds;
    const timer = setInterval(() => {
      remaining -= 1;
      setLeft(Math.max(remaining, 0));
      if (remaining > 0) return;
      clearInterval(timer);
      zero();
    }, 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}
