import {
  type Kind,
  millisecondsOf,
  type NewRotationPlan,
  type RotatorName,
} from "@vault-tab/contract";
import { whenOpen } from "@vault-tab/contract/next-rotations";
import { ProblemError } from "../problem-error.ts";
import { rotatorFacts } from "./rotators.ts";

const YEAR = 365 * 86_400_000;
const HOUR = 3_600_000;

interface Against {
  readonly field: string;
  readonly message: string;
}

/**
 * What speaks against a plan, whoever sets it.
 * @throws ProblemError `invalid_input` that names the fields
 */
export const checkPlan = (
  plan: NewRotationPlan,
  kind: Kind,
  performed: ReadonlySet<RotatorName>,
  now: Date,
): void => {
  const errors = [
    ...againstRotator(plan, kind, performed),
    ...againstTimes(plan),
    ...againstWindow(plan, now),
  ];
  if (errors.length === 0) return;
  const detail = errors.map(({ message }) => message).join(" ");
  throw new ProblemError("invalid_input", { detail, errors });
};

/** Why a rotator can't be chosen here. */
export const NOT_PERFORMED = "This Vault Tab is not set up for it.";

const againstRotator = (
  { settings }: NewRotationPlan,
  kind: Kind,
  performed: ReadonlySet<RotatorName>,
): readonly Against[] => {
  const { rotator } = settings;
  const field = "settings.rotator";
  if (!rotatorFacts[rotator].kinds.includes(kind)) {
    return [{ field, message: `${rotator} does not rotate a ${kind}.` }];
  }
  if (!performed.has(rotator)) return [{ field, message: NOT_PERFORMED }];
  if (rotator !== "generated" || settings.noOutsideSystem) return [];
  return [
    {
      field: "settings.noOutsideSystem",
      message:
        "A generated value is known to Key Vault alone. Where another system has to learn it, choose a rotator that tells it.",
    },
  ];
};

const againstTimes = ({ cadence, window, overlap, quiet }: NewRotationPlan): readonly Against[] => [
  ...(cadence && "every" in cadence && millisecondsOf(cadence.every) < HOUR
    ? [{ field: "cadence.every", message: "A plan rotates once an hour at most." }]
    : []),
  ...(window && !cadence
    ? [{ field: "window", message: "A window needs a cadence: without one nobody waits for it." }]
    : []),
  ...(window && millisecondsOf(window.length) < HOUR / 60
    ? [{ field: "window.length", message: "A window is open for a minute at least." }]
    : []),
  ...[
    { field: "overlap", value: overlap },
    { field: "quiet", value: quiet },
  ].flatMap(({ field, value }) =>
    millisecondsOf(value) > YEAR ? [{ field, message: "A year at most." }] : [],
  ),
];

const againstWindow = ({ window }: NewRotationPlan, now: Date): readonly Against[] => {
  if (!window) return [];
  try {
    if (whenOpen(window, now)) return [];
  } catch {
    return [{ field: "window", message: "There is no such pattern, or no such time zone." }];
  }
  return [{ field: "window.cron", message: "This window never opens." }];
};
