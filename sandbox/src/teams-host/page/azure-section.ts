import type { ControlState } from "../../control/describe-state.ts";
import { controlCalls, type Alter } from "./control-calls.ts";
import { h } from "./element.ts";

const minute = 60_000;

/** How fast and how much Azure does: what no fault is, and yet is felt. */
export function azureParts({ arm, settings }: ControlState, change: Alter): readonly HTMLElement[] {
  const settles = (label: string, milliseconds: number): HTMLElement =>
    button(label, () => change(() => controlCalls.propagation(milliseconds)));
  const { writes, deletes, roleAssignments } = arm;
  return [
    h("p", {}, `A changed right settles after ${told(settings.propagation)}.`),
    h("div", { class: "row" }, settles("1 s", 1000), settles("10 minutes", 10 * minute)),
    h(
      "p",
      {},
      `ARM lets each caller write ${writes.burst} times and ${writes.perSecond} a second, delete ` +
        `${deletes.burst} and ${deletes.perSecond}; ${roleAssignments} role assignments fit.`,
    ),
    h(
      "div",
      { class: "row" },
      button("Hardly any calls", () => change(controlCalls.hardlyAny)),
      button("No room for assignments", () => change(controlCalls.noRoom)),
      button("As Azure has it", () => change(controlCalls.usualLimits)),
    ),
  ];
}

function told(milliseconds: number): string {
  return milliseconds < minute ? `${milliseconds / 1000} s` : `${milliseconds / minute} minutes`;
}

function button(label: string, act: () => void): HTMLElement {
  return h("button", { class: "button", "data-key": label, onclick: act }, label);
}
