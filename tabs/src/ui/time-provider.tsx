import { useEffect, useMemo, useState, type ReactNode } from "react";
import { TimeContext } from "./time-context.ts";
import { knownLocale } from "./time-words.ts";

const BEAT = 30_000;

interface Clock {
  now(): number;
  fromDevice(time: number): number;
  subscribe(listener: () => void): () => void;
}

export function TimeProvider(props: { clock: Clock; locale: string; children: ReactNode }) {
  const { clock, locale, children } = props;
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const tick = () => setNow(clock.now());
    const timer = setInterval(tick, BEAT);
    const unsubscribe = clock.subscribe(tick);
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [clock]);
  const value = useMemo(
    () => ({ now, read: clock.now, locale: knownLocale(locale), fromDevice: clock.fromDevice }),
    [now, locale, clock],
  );
  return <TimeContext value={value}>{children}</TimeContext>;
}
