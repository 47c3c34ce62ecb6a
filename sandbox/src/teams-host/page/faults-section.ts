import type { Fault } from "../../world.ts";
import { controlCalls, type Alter } from "./control-calls.ts";
import { h } from "./element.ts";

const services = { "key-vault": "Key Vault", arm: "ARM", graph: "Graph", entra: "Entra" };
const effects = {
  throttle: "throttles (429)",
  deny: "denies",
  "fail-500": "fails (500)",
  slow: "is slow",
  stall: "never answers",
  "lost-answer": "acts, but its answer is lost",
  "late-write": "(ARM) writes only later, its answer is lost",
};

const seconds: Readonly<Record<string, number>> = { slow: 5, throttle: 5, "late-write": 60 };

export function faultList(faults: readonly Fault[], change: Alter): HTMLElement {
  if (faults.length === 0) return h("p", { class: "quiet" }, "None: every service answers.");
  return h(
    "ul",
    { class: "faults" },
    ...faults.map((fault) =>
      h(
        "li",
        { class: "row" },
        h("span", { class: "grow" }, sentence(fault)),
        h(
          "button",
          { class: "button", onclick: () => change(() => controlCalls.endFault(fault.id)) },
          "End",
        ),
      ),
    ),
  );
}

/** Kept by the dialog while the rest is drawn anew, so that nothing typed is lost. */
export function faultForm(change: Alter): HTMLElement {
  const service = choice("Service", services);
  const effect = choice("What it does", effects);
  const match = h("input", {
    class: "field",
    placeholder: "all, or kv-payments-dev",
    "aria-label": "Only for this vault, host or person",
  });
  const make = (): void => {
    const text = match.value.trim();
    change(() =>
      controlCalls.addFault({
        service: service.value,
        effect: effect.value,
        match: text,
        ...(seconds[effect.value] !== undefined && { seconds: seconds[effect.value] }),
      }),
    );
  };
  return h(
    "div",
    { class: "row" },
    service,
    effect,
    match,
    h("button", { class: "button", onclick: make }, "Make it fail"),
  );
}

function sentence({ service, effect, match, seconds: time, times }: Fault): string {
  const who = Object.entries(services).find(([key]) => key === service)?.[1] ?? service;
  const where = match === "" ? "" : ` for ${match}`;
  const lasts = time === undefined ? "" : `, ${time} s`;
  const often = times === undefined ? "" : `, ${times} more times`;
  return `${who} ${effects[effect]}${where}${lasts}${often}`;
}

function choice(label: string, values: Readonly<Record<string, string>>): HTMLSelectElement {
  return h(
    "select",
    { class: "field", "aria-label": label },
    ...Object.entries(values).map(([value, text]) => h("option", { value }, text)),
  );
}
