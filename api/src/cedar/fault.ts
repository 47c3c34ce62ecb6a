import type { DetailedError } from "@cedar-policy/cedar-wasm/nodejs";
import { type Place, placeOf } from "./place.ts";
import type { RuleFile } from "./rule-files.ts";

/** Something wrong in the files, with its place. Columns count characters from 1, as editors do. */
export interface Fault extends Place {
  readonly file: string;
  readonly message: string;
}

const faultText = ({ file, line, column, message }: Fault): string =>
  `${file}:${line}:${column} ${message}`;

/** A set that does not load, with everything that is wrong with it. */
export class RulesError extends Error {
  override readonly name = "RulesError";
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(faultText).join("\n"));
    this.faults = faults;
  }
}

/** `offset` is where in the file the text begins that the engine was given, in bytes. */
export const faultOf = (
  { message, help, sourceLocations }: DetailedError,
  { file, text }: RuleFile,
  offset = 0,
): Fault => ({
  file,
  ...placeOf(text, offset + (sourceLocations?.[0]?.start ?? 0)),
  message: help ? `${message} (${help})` : message,
});
