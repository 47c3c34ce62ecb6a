import type { HostPerson } from "../bootstrap.ts";
import { control } from "./server-calls.ts";

export interface ControlAction {
  readonly label: string;
  readonly detail: string;
  run(): Promise<unknown>;
}

const post = (path: string, body: object) => () => control("POST", path, body);

/** The states of a product that a person wants to see, each by one switch of `/control`. */
export function personActions({ key, name }: HostPerson): readonly ControlAction[] {
  const consents = (granted: boolean) => post("/control/consents", { person: key, granted });
  const policy = (change: object) =>
    post("/control/conditional-access", { person: key, ...change });
  return [
    {
      label: `Take back the consent of ${name}`,
      detail: "The product has to ask for it again",
      run: consents(false),
    },
    { label: `Give consent for ${name}`, detail: "As an administrator would", run: consents(true) },
    {
      label: `Demand a second factor of ${name}`,
      detail: "AADSTS50076 until it was given",
      run: policy({ mfaRequired: true, mfaDone: false }),
    },
    {
      label: `Block ${name} by Conditional Access`,
      detail: "AADSTS53003",
      run: policy({ blocked: true }),
    },
    {
      label: `Lift all conditions from ${name}`,
      detail: "No second factor, no block",
      run: policy({ mfaRequired: false, blocked: false }),
    },
  ];
}

export const clockActions: readonly ControlAction[] = [
  { label: "Move the clock by 1 hour", detail: "Tokens expire", run: advance("PT1H") },
  { label: "Move the clock by 1 day", detail: "Grants end", run: advance("P1D") },
  { label: "Move the clock by 30 days", detail: "Secrets grow old", run: advance("P30D") },
];

export const faultActions: readonly ControlAction[] = [
  {
    label: "End all faults",
    detail: "Every service answers again",
    run: () => control("DELETE", "/control/faults"),
  },
];

export const resetAction: ControlAction = {
  label: "Begin anew",
  detail: "Everything as after the first start",
  run: post("/control/reset", {}),
};

export interface FaultWish {
  readonly service: string;
  readonly match: string;
  readonly effect: string;
  readonly seconds: number | undefined;
}

export function makeFault(wish: FaultWish): Promise<unknown> {
  return control("POST", "/control/faults", wish);
}

function advance(duration: string) {
  return post("/control/clock", { advance: duration });
}
