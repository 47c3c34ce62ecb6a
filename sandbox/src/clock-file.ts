import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Wide enough for any offset: written in place and at once, so that no reader ever meets half a number. */
const width = 20;

export interface ClockFile {
  readonly file: string;
  write(offset: number): void;
  close(): void;
}

/** Tells other processes how far the sandbox is ahead of the machine, see `shift-date.mjs`. */
export function openClockFile(folder: string): ClockFile {
  const file = join(folder, "clock");
  const descriptor = openSync(file, "w");
  return {
    file,
    write: (offset) => {
      writeSync(descriptor, `${Math.round(offset)}`.padEnd(width), 0);
    },
    close: () => {
      closeSync(descriptor);
    },
  };
}
