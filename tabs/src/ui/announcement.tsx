import { useEffect, useState } from "react";
import { useHiddenStyles } from "./hidden.ts";

const SETTLED = 600;

/** Reads out the last of several quick changes, politely and once. */
export function Announcement({ text }: { text: string }) {
  const { hidden } = useHiddenStyles();
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), SETTLED);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className={hidden} role="status" aria-live="polite">
      {spoken}
    </div>
  );
}
