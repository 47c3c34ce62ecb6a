import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clinic, openClinic } from "./clinic.ts";
import { readAloud } from "./report.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
}, 180_000);
afterAll(() => clinic.stop());

describe("a healthy installation", () => {
  it("has nothing that failed, and what can't be in a sandbox is a warning", async () => {
    const report = await clinic.examine();
    expect(report.findings.filter(({ outcome }) => outcome === "failed")).toEqual([]);
    expect(report.checks("unchecked")).toEqual([]);
    // Purge protection is nowhere on; kv-legacy has access policies and logs nowhere.
    expect(report.checks("warning")).toEqual([
      "vault-settings",
      "vault-authorization",
      "diagnostic-settings",
    ]);
    expect(report.exitCode).toBe(0);
  });

  it("is told in a table, each trouble with what it means and what to do", async () => {
    const { told, exitCode } = await readAloud([], clinic.environment);
    expect(exitCode).toBe(0);
    expect(told).toMatch(/^ok {2,}configuration {2,}ROLE is all$/m);
    expect(told).toMatch(/^warning +vault-authorization +kv-legacy: Still uses access policies$/m);
    expect(told).toContain("-> Give today's holders roles first");
    expect(told).toMatch(/^0 FAILED, \d+ warning, \d+ not checked, \d+ ok$/m);
  });

  it("says what can't be checked without a person's token", async () => {
    const { told } = await readAloud([], clinic.environment);
    expect(told).toMatch(/^not checked +consent +No person's token was given$/m);
  });

  it("is not looked at with a word that is not understood", async () => {
    const { exitCode, told } = await readAloud(["--everything"], clinic.environment);
    expect(exitCode).toBe(2);
    expect(told).toContain("--everything");
  });
});
