import { createContext } from "react";

/** How text comes to the clipboard; the host may know a better way than the browser. */
export const CopyContext = createContext<(text: string) => Promise<void>>((text) =>
  navigator.clipboard.writeText(text),
);
