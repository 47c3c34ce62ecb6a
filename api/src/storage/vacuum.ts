import type { Pool, PoolClient } from "pg";

/** PGlite has no background workers, so nothing else clears dead rows or counts for the planner. */
export const vacuum = async (pool: Pool): Promise<void> => {
  const client = await pool.connect();
  try {
    // Only the owner of a table may.
    await client.query("RESET ROLE");
    await client.query("VACUUM (ANALYZE)");
  } finally {
    await giveBack(client);
  }
};

/** Never into the pool with more rights than the service has: then the next one begins anew. */
const giveBack = async (client: PoolClient): Promise<void> => {
  try {
    await client.query("SET ROLE vault_tab_service");
    client.release();
  } catch (failure) {
    client.release(true);
    throw failure;
  }
};
