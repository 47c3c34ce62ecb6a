import { use, useEffect, useState } from "react";
import { CopyContext } from "./copy-context.ts";

export type CopyState =
  | { readonly kind: "idle" }
  | { readonly kind: "copied"; readonly what: string }
  | { readonly kind: "refused"; readonly what: string; readonly text: string };

const SHOWN = 3_000;
const idle: CopyState = { kind: "idle" };

/**
 * Copies to the clipboard. A frame may lack the permission (clipboard-write is the host's to give);
 * then the text is handed back, so that the person can select it.
 */
export function useCopy() {
  const write = use(CopyContext);
  const [state, setState] = useState<CopyState>(idle);
  useEffect(() => {
    if (state.kind !== "copied") return;
    const timer = setTimeout(() => setState(idle), SHOWN);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async (what: string, text: string) => {
    try {
      await write(text);
      setState({ kind: "copied", what });
    } catch {
      setState({ kind: "refused", what, text });
    }
  };
  return { state, copy, dismiss: () => setState(idle) };
}
