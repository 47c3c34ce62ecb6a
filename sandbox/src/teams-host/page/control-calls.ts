import type { ControlState } from "../../control/describe-state.ts";
import { control } from "./server-calls.ts";

/** `/control` answers each change with the whole state after it. */
export const controlCalls = {
  state: () => control("GET", "/control/"),
  consent: (persona: string, granted: boolean) => post("consent", { persona, granted }),
  secondFactor: (persona: string, required: boolean) => post("mfa", { persona, required }),
  blocked: (persona: string, blocked: boolean) => post("conditional-access", { persona, blocked }),
  account: (persona: string, enabled: boolean) => post("account", { persona, enabled }),
  revoked: (persona: string, revoked: boolean) => post("cae", { persona, revoked }),
  advance: (duration: string) => post("clock", { advance: duration }),
  propagation: (milliseconds: number) => post("settings", { propagation: milliseconds }),
  hardlyAny: () => {
    const few = { burst: 1, perSecond: 0.1 };
    return post("arm", { writes: few, deletes: few });
  },
  noRoom: () => post("arm", { roleAssignments: 0 }),
  usualLimits: () => post("arm", { reset: true }),
  addFault: (fault: FaultWish) => post("faults", { add: fault }),
  endFault: (id: string) => post("faults", { delete: id }),
  reset: () => post("reset", {}),
};

/** Makes one change and draws the state after it. */
export type Alter = (ask: () => Promise<ControlState>) => void;

export interface FaultWish {
  readonly service: string;
  readonly effect: string;
  readonly match: string;
  readonly seconds?: number;
}

function post(path: string, body: object): Promise<ControlState> {
  return control("POST", `/control/${path}`, body);
}
