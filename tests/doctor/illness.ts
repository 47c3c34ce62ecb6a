import type { Clinic } from "./clinic.ts";

/** Something that is wrong, and what has to be said of it. */
export interface Illness {
  readonly title: string;
  /** Makes it so; what it returns sets it right again. */
  readonly fall?: (clinic: Clinic) => (() => unknown) | Promise<() => unknown>;
  readonly environment?:
    | Readonly<Record<string, string | undefined>>
    | ((clinic: Clinic) => Readonly<Record<string, string | undefined>>);
  readonly args?: (clinic: Clinic) => readonly string[] | Promise<readonly string[]>;
  /** What has to be found: these checks, and no other. */
  readonly failed?: readonly string[];
  /** Where it is no failure: this check warns, of something of which it did not before. */
  readonly warned?: string;
  /** What a remedy of theirs has to name. */
  readonly remedy: RegExp;
}
