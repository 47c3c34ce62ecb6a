import { clients, themes } from "./address.ts";
import { h, show } from "./element.ts";
import type { Host } from "./host.ts";
import { icon } from "./icons.ts";
import { openStatesDialog } from "./states-dialog.ts";

const themeNames = { default: "Light", dark: "Dark", contrast: "High contrast" };
const clientNames = { web: "Desktop", android: "Android phone", ios: "iPhone" };

/** What is not Teams: it stands apart, above everything, and says so. */
export function sandboxStrip(host: Host, log: { toggle(): void; badge: HTMLElement }): HTMLElement {
  const controls = h("span", { class: "strip-controls" });
  const render = (): void =>
    show(
      controls,
      select("Theme", themes, themeNames, host.address().theme, (theme) => host.adjust({ theme })),
      select("Device", clients, clientNames, host.address().client, (client) =>
        host.adjust({ client }),
      ),
      h(
        "button",
        {
          class: "strip-button",
          "data-key": "messages",
          "aria-label": "Messages",
          onclick: () => log.toggle(),
        },
        icon("log"),
        h("span", { class: "strip-word" }, "Messages"),
        log.badge,
      ),
      h(
        "button",
        {
          class: "strip-button",
          "data-key": "states",
          "aria-haspopup": "dialog",
          onclick: () => openStatesDialog(host),
        },
        "States",
      ),
    );
  host.onChange(render);
  render();
  return h(
    "aside",
    { class: "strip", "aria-label": "Sandbox" },
    icon("flask"),
    h("strong", {}, "Sandbox"),
    h("span", { class: "strip-note" }, "A stand-in for Microsoft Teams on this machine"),
    controls,
  );
}

function select<Value extends string>(
  label: string,
  values: readonly Value[],
  names: Readonly<Record<Value, string>>,
  current: Value,
  choose: (value: Value) => void,
): HTMLElement {
  const element = h(
    "select",
    {
      class: "strip-select",
      "data-key": `strip-${label}`,
      "aria-label": label,
      onchange: () => {
        const chosen = values.find((value) => value === element.value);
        if (chosen) choose(chosen);
      },
    },
    ...values.map((value) => h("option", { value, selected: value === current }, names[value])),
  );
  return element;
}
