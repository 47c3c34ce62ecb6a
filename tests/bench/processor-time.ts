import { existsSync, readFileSync } from "node:fs";

/** Linux counts a process's time in hundredths of a second: proc(5), USER_HZ. */
const TICK = 10;

/**
 * Milliseconds that a process has kept processors busy, all its threads together; undefined where
 * the system does not tell (macOS). Unlike times by the clock it does not grow when others work too.
 */
export const processorTime = (pid: number): number | undefined => {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  const [, fields = ""] = readFileSync(file, "utf8").split(") ");
  const [user, system] = fields.split(" ").slice(11, 13);
  return (Number(user) + Number(system)) * TICK;
};
