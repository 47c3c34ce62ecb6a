/** What one looks for, by the entries that tell of it. */
export const topics = {
  requests: {
    title: "Requests",
    types: [
      "access-requested",
      "access-request-refused",
      "access-request-withdrawn",
      "access-request-lapsed",
    ],
  },
  decisions: {
    title: "Decisions",
    types: [
      ...["access-request-decided", "automatic-approval", "approvals-complete"],
      "break-glass-signed-off",
    ],
  },
  access: {
    title: "Access that opened or ended",
    types: [
      ...["grant-scheduled", "grant-provisioning", "grant-opened", "grant-extended"],
      ...["grant-ending", "grant-ended", "grant-removed-outside", "grant-failed"],
    ],
  },
  glass: { title: "Break-glass", types: ["break-glass-used", "break-glass-signed-off"] },
  rotations: {
    title: "Rotations",
    types: [
      ...["rotation-started", "rotation-step", "rotation-succeeded", "rotation-failed"],
      ...["rotation-cancelled", "rotation-refused"],
      ...["rotation-plan-changed", "rotation-plan-approved", "rotation-plan-due"],
      ...["old-version-out-of-use", "old-version-kept", "old-version-retired"],
    ],
  },
  reads: { title: "Reads", types: ["secret-read", "unexplained-read"] },
  unexplained: { title: "Unexplained reads", types: ["unexplained-read"] },
  trouble: {
    title: "Trouble and refusals",
    types: [
      ...["grant-failed", "grant-alarmed", "grant-removed-outside", "orphan-found"],
      "approval-unfounded",
      ...["operation-refused", "access-request-refused", "rules-refused"],
      ...["rotation-refused", "rotation-failed", "old-version-kept"],
    ],
  },
  rules: { title: "Rules", types: ["rules-loaded", "rules-refused"] },
  log: {
    title: "The log and the service",
    types: [
      ...["audit-exported", "audit-verified", "checkpoint-written", "text-erased"],
      ...["service-started", "restore-acknowledged"],
    ],
  },
} as const satisfies Record<string, { title: string; types: readonly string[] }>;

export type Topic = keyof typeof topics;

export const isTopic = (name: string): name is Topic => Object.hasOwn(topics, name);
