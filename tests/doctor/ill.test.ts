import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { azureIllnesses } from "./azure-illnesses.ts";
import { type Clinic, openClinic } from "./clinic.ts";
import type { Illness } from "./illness.ts";
import { ownIllnesses } from "./own-illnesses.ts";
import type { Report } from "./report.ts";

let clinic: Clinic;
let healthy: Report;
beforeAll(async () => {
  clinic = await openClinic();
  healthy = await clinic.examine();
}, 180_000);
afterAll(() => clinic.stop());

const examine = async ({ fall, environment = {}, args }: Illness): Promise<Report> => {
  const recover = await fall?.(clinic);
  try {
    const changes = typeof environment === "function" ? environment(clinic) : environment;
    return await clinic.examine(changes, await args?.(clinic));
  } finally {
    await recover?.();
  }
};

/** Warnings that a healthy installation does not have. */
const newWarnings = ({ findings }: Report) =>
  findings.filter(
    ({ outcome, check, about }) =>
      outcome === "warning" &&
      !healthy.findings.some(
        (one) => one.check === check && one.about === about && one.outcome === outcome,
      ),
  );

describe.each([...ownIllnesses, ...azureIllnesses])("where $title", (illness) => {
  it(
    "the doctor finds that and nothing else, and names the remedy",
    { timeout: 90_000 },
    async () => {
      const { failed = [], warned, remedy } = illness;
      const report = await examine(illness);
      expect(report.checks("failed"), report.told).toEqual(failed);
      expect(report.exitCode).toBe(failed.length > 0 ? 1 : 0);
      const told =
        warned === undefined
          ? report.findings.filter(({ outcome }) => outcome === "failed")
          : newWarnings(report).filter(({ check }) => check === warned);
      expect(told.map((one) => one.remedy)).toContainEqual(expect.stringMatching(remedy));
      expect(told.every(({ means }) => (means ?? "") !== "")).toBe(true);
      expect(report.told).not.toMatch(/canary-of-the-doctor|eyJ/);
    },
  );
});
