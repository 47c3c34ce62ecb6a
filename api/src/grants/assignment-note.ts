/** What stands in the description of a role assignment of ours: the watchdog has nothing else to go by. */
export interface AssignmentNote {
  readonly requestId: string;
  /** When it is to be gone, whatever happens to the service and its database. */
  readonly endsAt: Date;
}

const MARK = "Vault Tab";
const pattern =
  /^Vault Tab request=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ends=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/;

/** Whole seconds, rounded up: nobody loses a part of one. */
export const writeNote = ({ requestId, endsAt }: AssignmentNote): string => {
  const seconds = new Date(Math.ceil(endsAt.getTime() / 1000) * 1000).toISOString();
  return `${MARK} request=${requestId} ends=${seconds.replace(".000Z", "Z")}`;
};

/** `undefined` where the description is not one of ours, to the letter. */
export const readNote = (description: string | undefined): AssignmentNote | undefined => {
  const [, requestId, ends] = pattern.exec(description ?? "") ?? [];
  if (requestId === undefined || ends === undefined) return undefined;
  const endsAt = new Date(ends);
  return Number.isNaN(endsAt.getTime()) ? undefined : { requestId, endsAt };
};
