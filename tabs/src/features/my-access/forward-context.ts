import { createContext } from "react";

export interface Forward {
  /** The grant or request to which a link has led. */
  readonly forward: string | undefined;
  /** Into sight, and focused: at the first time only, so that it does not follow somebody around. */
  readonly bring: (card: HTMLElement) => void;
}

export const ForwardContext = createContext<Forward>({
  forward: undefined,
  bring: () => undefined,
});
