import type { Pool } from "pg";

const EVERY_MS = 15 * 60_000;

/** PGlite has no background workers, so nothing else clears dead rows or counts for the planner. */
export const scheduleVacuum = (pool: Pool): (() => void) => {
  const timer = setInterval(() => void vacuum(pool).catch(() => undefined), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
};

export const vacuum = async (pool: Pool): Promise<void> => {
  const client = await pool.connect();
  try {
    // Only the owner of a table may.
    await client.query("RESET ROLE");
    await client.query("VACUUM (ANALYZE)");
  } finally {
    await client.query("SET ROLE vault_tab_service");
    client.release();
  }
};
