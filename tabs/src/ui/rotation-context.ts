import { createContext, useContext } from "react";
import type { SecretKey } from "../paths.ts";

/** What any section can have done about the rotation of a secret. */
export interface RotationActs {
  /** Says what will happen and asks for a reason. */
  readonly rotate: (secret: SecretKey) => void;
  /** Opens the plan, to be made or changed. */
  readonly plan: (secret: SecretKey) => void;
}

export const RotationContext = createContext<RotationActs | undefined>(undefined);

export function useRotationActs(): RotationActs {
  const acts = useContext(RotationContext);
  if (!acts) throw new Error("There is nobody around this who rotates.");
  return acts;
}
