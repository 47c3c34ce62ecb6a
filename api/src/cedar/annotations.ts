import { Duration, millisecondsOf } from "@vault-tab/contract";
import * as z from "zod/mini";

const guid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

const isExpression = (text: string): boolean => {
  try {
    return new RegExp(text, "u").source === text;
  } catch {
    return false;
  }
};

const Words = z.string().check(z.minLength(3, "Say it in words"), z.maxLength(400));
const Length = z.pipe(
  Duration.check(z.regex(/[1-9]/, "Longer than nothing")),
  z.transform(millisecondsOf),
);
const whole = (least: number, most: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,4}$/, "A whole number")),
    z.pipe(z.transform(Number), z.number().check(z.minimum(least), z.maximum(most))),
  );
const People = z
  .string()
  .check(
    z.regex(
      new RegExp(`^(Team::${guid}::(owners|members)|Group::${guid})$`),
      "Team::ID::owners, Team::ID::members or Group::ID, with the group's id in lower case",
    ),
  );

const named = {
  id: z
    .string()
    .check(z.regex(/^[a-z][a-z0-9-]{2,79}$/, "Small letters, digits and hyphens, three at least")),
  title: Words,
  reason: Words,
};

const opening = {
  ...named,
  maxDuration: Length,
  fallbackApprovers: z.optional(People),
  requireTicket: z.optional(z.string().check(z.refine(isExpression, "Not a regular expression"))),
  maxContinuous: z.optional(Length),
  minimumReason: z.optional(whole(1, 1000)),
  rotateAfterUse: z.optional(z.enum(["true", "false"])),
};

/** What each kind of rule may and has to say. The engine checks neither keys nor values. */
export const annotationsOf = {
  /** Every forbid, and permits that open nothing. */
  plain: z.strictObject(named),
  requestAccess: z
    .strictObject({ ...opening, approvals: whole(0, 9), approvers: z.optional(People) })
    .check(
      z.refine(({ approvals, approvers }) => approvals === 0 || approvers !== undefined, {
        path: ["approvers"],
        message: "Whoever asks for approvals says whose",
      }),
    ),
  /** At once, and told to people of whom one signs it off. */
  breakGlass: z.strictObject({
    ...opening,
    approvals: z._default(whole(0, 0), 0),
    approvers: People,
  }),
} as const;

export type Opening =
  z.output<typeof annotationsOf.requestAccess> | z.output<typeof annotationsOf.breakGlass>;
