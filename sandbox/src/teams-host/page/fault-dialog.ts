import { makeFault } from "./control-actions.ts";
import { h } from "./element.ts";
import { openModal } from "./modal.ts";

const services = ["key-vault", "arm", "graph", "entra"];
const effects = ["throttle", "deny", "stall", "fail-500", "slow", "lost-answer"];

/** Makes a service of the sandbox fail, to see how a product takes it. */
export function openFaultDialog(onDone: (text: string) => void): void {
  const service = choice("Service", services);
  const effect = choice("What happens", effects);
  const match = h("input", { class: "field", placeholder: "kv-payments-dev" });
  const seconds = h("input", { class: "field", type: "number", min: "0", value: "5" });
  const said = h("p", { class: "quiet", role: "status" });
  const make = async (): Promise<void> => {
    const number = seconds.valueAsNumber;
    const wish = {
      service: service.select.value,
      effect: effect.select.value,
      match: match.value.trim(),
      seconds: Number.isFinite(number) ? number : undefined,
    };
    try {
      await makeFault(wish);
      modal.close();
      onDone(`${wish.service}: ${wish.effect}${wish.match === "" ? "" : ` for ${wish.match}`}`);
    } catch (error) {
      said.replaceChildren(error instanceof Error ? error.message : "Not done.");
    }
  };
  const modal = openModal({
    title: "Make a service fail",
    body: h(
      "div",
      { class: "stack" },
      service.element,
      effect.element,
      h("label", { class: "labelled" }, "Vault, host or person (all, if empty)", match),
      h("label", { class: "labelled" }, "Seconds (Retry-After, or how slow)", seconds),
      said,
    ),
    actions: [
      { label: "Cancel", act: () => modal.close() },
      { label: "Make it fail", primary: true, act: () => void make() },
    ],
  });
}

function choice(label: string, values: readonly string[]) {
  const select = h("select", { class: "field" }, ...values.map((value) => h("option", {}, value)));
  return { select, element: h("label", { class: "labelled" }, label, select) };
}
