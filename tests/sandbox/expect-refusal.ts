import { expect } from "vitest";
import type { Answer } from "./tenant.ts";

/** A refusal of the token endpoint: the code decides, and nothing was given. */
export function expectRefusal(answer: Answer, code: number, error: string): void {
  expect(answer.body).toMatchObject({ error, error_codes: [code] });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.body).not.toHaveProperty("access_token");
}
