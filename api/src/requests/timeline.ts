import type { TimelineEntry } from "@vault-tab/contract";
import type { GrantRecord } from "../grants/grant.ts";
import type { AccessRequestRecord } from "./access-request.ts";

interface Happened extends Omit<TimelineEntry, "at"> {
  readonly at: Date;
}

const ends: Record<string, string> = {
  withdrawn: "Withdrawn",
  lapsed: "Lapsed: nobody decided in time",
};

const endings: Record<string, string> = {
  expired: "Ended: its time was over",
  revoked: "Revoked",
  returned: "Returned",
  "removed-outside": "Removed in Azure by somebody else",
};

/** What happened to a request, oldest first, in words. */
export const timelineOf = (
  request: AccessRequestRecord,
  grants: readonly GrantRecord[],
): TimelineEntry[] => {
  const all: Happened[] = [
    {
      at: request.createdAt,
      what: request.breakGlass ? "Broke the glass" : "Asked",
      by: request.requester,
    },
    ...request.decisions.map(({ at, by, decision, comment }) => ({
      at,
      what: decision === "approve" ? "Approved" : "Declined",
      by,
      ...(comment !== undefined && { detail: comment }),
    })),
    ...automatic(request),
    ...(request.decidedAt && ends[request.status]
      ? [{ at: request.decidedAt, what: ends[request.status] ?? "" }]
      : []),
    ...grants.flatMap(happenedTo),
    ...(request.textsErased
      ? [{ ...request.textsErased, what: "Erased what was written on it" }]
      : []),
    ...(request.signedOff
      ? [{ at: request.signedOff.at, what: "Signed off", by: request.signedOff.by }]
      : []),
  ];
  return all
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest }));
};

const automatic = ({
  status,
  decisions,
  decidedAt,
  breakGlass,
}: AccessRequestRecord): Happened[] =>
  status === "approved" && decisions.length === 0 && decidedAt && !breakGlass
    ? [{ at: decidedAt, what: "Approved by rule, without a person" }]
    : [];

const happenedTo = (grant: GrantRecord): Happened[] => {
  const of = { detail: grant.secret.name ?? grant.secret.vault };
  return [
    ...(grant.startedAt ? [{ at: grant.startedAt, what: "Opened in Azure", ...of }] : []),
    ...(grant.endedAt
      ? [
          {
            at: grant.endedAt,
            what: endings[grant.because ?? ""] ?? "Ended",
            ...(grant.endedBy && { by: grant.endedBy }),
            ...of,
          },
        ]
      : []),
  ];
};
