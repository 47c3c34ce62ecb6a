import { clients, themes } from "./address.ts";
import {
  clockActions,
  faultActions,
  personActions,
  resetAction,
  type ControlAction,
} from "./control-actions.ts";
import { h, show } from "./element.ts";
import { openFaultDialog } from "./fault-dialog.ts";
import type { Host } from "./host.ts";
import { icon } from "./icons.ts";
import { menuButton, type MenuItem } from "./menu.ts";
import { openModal } from "./modal.ts";

const themeNames = { default: "Light", dark: "Dark", contrast: "High contrast" };
const clientNames = { web: "Desktop", android: "Android phone", ios: "iPhone" };

/** What is not Teams: it stands apart, above everything, and says so. */
export function sandboxStrip(host: Host, log: { toggle(): void; badge: HTMLElement }): HTMLElement {
  const said = h("span", { class: "strip-said", role: "status" });
  const say = (text: string): void => said.replaceChildren(text);
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
      statesMenu(host, say),
    );
  host.onChange(render);
  render();
  return h(
    "aside",
    { class: "strip", "aria-label": "Sandbox" },
    icon("flask"),
    h("strong", {}, "Sandbox"),
    h("span", { class: "strip-note" }, "A stand-in for Microsoft Teams on this machine"),
    said,
    controls,
  );
}

function statesMenu(host: Host, say: (text: string) => void): HTMLElement {
  const item = (action: ControlAction): MenuItem => ({
    label: action.label,
    detail: action.detail,
    act: () => void perform(host, action, say),
  });
  return menuButton({
    key: "states",
    label: "Sandbox states",
    class: "strip-button",
    content: [h("span", { class: "strip-word" }, "States"), icon("down")],
    items: () => [
      { heading: "Sign-in" },
      ...personActions(host.view().person).map(item),
      { heading: "Services" },
      {
        label: "Make a service fail…",
        detail: "Throttle, deny, stall",
        act: () => openFaultDialog(say),
      },
      ...faultActions.map(item),
      { heading: "Time" },
      ...clockActions.map(item),
      { heading: "Everything" },
      { ...item(resetAction), act: () => askBeforeReset(host, say) },
    ],
  });
}

async function perform(
  host: Host,
  action: ControlAction,
  say: (text: string) => void,
): Promise<void> {
  try {
    await action.run();
    say(`Done: ${action.label}`);
    host.reloadFrame();
  } catch (error) {
    say(error instanceof Error ? error.message : "Not done.");
  }
}

function askBeforeReset(host: Host, say: (text: string) => void): void {
  const modal = openModal({
    title: "Begin anew?",
    body: h(
      "p",
      {},
      "Tabs, role assignments, secrets that were changed, faults and the clock go back.",
    ),
    actions: [
      { label: "Cancel", act: () => modal.close() },
      {
        label: "Begin anew",
        primary: true,
        act() {
          modal.close();
          void perform(host, resetAction, say).then(() => location.reload());
        },
      },
    ],
  });
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
