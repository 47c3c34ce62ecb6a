import { expect, test } from "vitest";
import { changeTo, webIdentityCredential } from "./federated-credential.ts";

const wanted = webIdentityCredential("https://login.example/t/v2.0", "web");

test.each([
  ["where there is none", [], "create"],
  ["beside one of somebody else", [{ ...wanted, name: "ci", subject: "repo" }], "create"],
  ["where it is there", [{ ...wanted, description: "by hand" }], "none"],
  ["for an identity that was made anew", [{ ...wanted, subject: "old" }], "update"],
  ["with another audience", [{ ...wanted, audiences: ["api://other"] }], "update"],
  ["that somebody named otherwise", [{ ...wanted, name: "by-hand" }], "clash"],
  [
    "that somebody named otherwise, beside an old one of ours",
    [
      { ...wanted, name: "by-hand" },
      { ...wanted, subject: "old" },
    ],
    "clash",
  ],
] as const)("the credential %s", (_, existing, change) => {
  expect(changeTo(wanted, existing)).toBe(change);
});
