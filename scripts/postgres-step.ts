import { findPostgres } from "./find-postgres.ts";
import { outcomeOf, type Step } from "./step.ts";

/** Finds or installs PostgreSQL once, before tests that need it begin beside each other. */
export const postgresStep: Step = {
  name: "a PostgreSQL",
  async run() {
    console.log(`PostgreSQL: ${findPostgres()}`);
    return outcomeOf(1, 0, 0);
  },
};
