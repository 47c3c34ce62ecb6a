/** All that the log tells of. A closed list: who reads the log in ten years knows what there can be. */
export const entryTypes = [
  ...(["access-requested", "access-request-refused", "access-request-decided"] as const),
  ...(["access-request-withdrawn", "access-request-lapsed", "automatic-approval"] as const),
  ...(["approvals-complete", "approval-unfounded"] as const),
  ...(["grant-scheduled", "grant-provisioning", "grant-opened", "grant-failed"] as const),
  ...(["grant-ending", "grant-ended", "grant-removed-outside", "grant-extended"] as const),
  ...(["grant-alarmed", "orphan-found"] as const),
  ...(["break-glass-used", "break-glass-signed-off"] as const),
  ...(["rotation-started", "rotation-refused", "rotation-step", "rotation-succeeded"] as const),
  ...(["rotation-failed", "rotation-cancelled"] as const),
  ...(["rotation-plan-changed", "rotation-plan-approved", "rotation-plan-due"] as const),
  ...(["old-version-out-of-use", "old-version-kept", "old-version-retired"] as const),
  ...(["operation-refused", "rules-loaded", "rules-refused", "restore-acknowledged"] as const),
  ...(["audit-exported", "checkpoint-written", "audit-verified", "text-erased"] as const),
  ...(["secret-read", "unexplained-read"] as const),
  "service-started",
] as const;

export type EntryType = (typeof entryTypes)[number];
