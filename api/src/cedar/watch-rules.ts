import { watch } from "node:fs";

/** An editor writes in several steps; milliseconds until the last of them is over. */
const SETTLE = 100;

/** In development rules are taken as they are saved. Returns how to stop. */
export const watchRules = (folder: string, changed: () => void): (() => void) => {
  let settling: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { persistent: false }, () => {
    clearTimeout(settling);
    settling = setTimeout(changed, SETTLE);
  });
  return () => {
    clearTimeout(settling);
    watcher.close();
  };
};
