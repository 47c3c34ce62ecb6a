import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  allowedLicences,
  licencesPage,
  runtimeLicences,
  writtenLicences,
} from "../../scripts/licences-page.ts";

const licensed = runtimeLicences();

test("every package that runs has a licence that we may pass on", () => {
  const names = licensed.map(({ name }) => name.replace(/@[^@]*$/, ""));
  // Of the service, the tab, the sandbox, the runtime, and one that only others bring.
  expect(names).toEqual(expect.arrayContaining(["pg", "react", "chevrotain", "node", "pg-pool"]));
  expect(licensed.filter(({ licence }) => !allowedLicences.has(licence))).toEqual([]);
});

test("docs/licences.md says what the lock file holds", () => {
  expect(readFileSync(licencesPage, "utf8")).toBe(writtenLicences(licensed));
});
