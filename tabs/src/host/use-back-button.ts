import { useEffect, useEffectEvent } from "react";
import { watchBackButton } from "./teams-host.ts";

/** What is open, the uppermost last; Teams knows one handler only. */
const open: (() => void)[] = [];

function closeUppermost(): boolean {
  const close = open.at(-1);
  close?.();
  return close !== undefined;
}

/** Teams' own back button, as on a phone, closes what is open instead of leaving the tab. */
export function useBackButton(isOpen: boolean, close: () => void): void {
  const onBack = useEffectEvent(close);
  useEffect(() => {
    if (!isOpen) return;
    const entry = () => onBack();
    open.push(entry);
    watchBackButton(closeUppermost);
    return () => {
      open.splice(open.indexOf(entry), 1);
    };
  }, [isOpen]);
}
