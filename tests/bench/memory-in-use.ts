import { execFileSync } from "node:child_process";

/** MB that a process has in memory, as a container's limit counts it (ps(1): resident, in KiB). */
export const memoryInUse = (pid: number): number => {
  const resident = execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return (Number(resident) * 1024) / 1_000_000;
};
