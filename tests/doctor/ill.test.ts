import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clinic, openClinic } from "./clinic.ts";
import type { Illness } from "./illness.ts";
import { ownIllnesses } from "./own-illnesses.ts";
import type { Report } from "./report.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
}, 180_000);
afterAll(() => clinic.stop());

const examine = async ({ fall, environment = {}, args }: Illness): Promise<Report> => {
  const recover = await fall?.(clinic);
  try {
    const changes = typeof environment === "function" ? environment(clinic) : environment;
    return await clinic.examine(changes, args?.(clinic));
  } finally {
    await recover?.();
  }
};

describe.each(ownIllnesses)("where $title", (illness) => {
  it(
    "the doctor finds that and nothing else, and names the remedy",
    { timeout: 90_000 },
    async () => {
      const report = await examine(illness);
      const told = report.findings.filter(({ outcome }) => outcome === "failed");
      expect(report.checks("failed")).toEqual(illness.failed);
      expect(report.exitCode).toBe(1);
      expect(told.map(({ remedy }) => remedy)).toContainEqual(
        expect.stringMatching(illness.remedy),
      );
      expect(told.every(({ means }) => (means ?? "") !== "")).toBe(true);
      expect(report.told).not.toMatch(/canary-of-the-doctor|eyJ/);
    },
  );
});
