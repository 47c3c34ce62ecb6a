import type { ControlState } from "../../control/describe-state.ts";
import type { HostPerson } from "../bootstrap.ts";
import { azureParts } from "./azure-section.ts";
import { controlCalls, type Alter } from "./control-calls.ts";
import { h, show } from "./element.ts";
import { faultForm, faultList } from "./faults-section.ts";
import type { Host } from "./host.ts";
import { openModal } from "./modal.ts";

/** The switches of the sandbox, so that a person can see each state of a product. */
export function openStatesDialog(host: Host): void {
  const body = h("div", { class: "stack" });
  const said = h("p", { class: "problem-text", role: "alert" });
  const form = faultForm((ask) => change(ask));
  const { person } = host.view();
  let changed = false;
  const draw = (state: ControlState): void => {
    show(
      body,
      personSection(person, state, change),
      section("Services that fail", faultList(state.faults, change), form),
      section("Azure's pace", ...azureParts(state, change)),
      clockSection(state, change),
    );
  };
  const change: Alter = (ask) => {
    ask().then(
      (state) => {
        changed = true;
        said.replaceChildren();
        draw(state);
      },
      (error: unknown) => said.replaceChildren(String(error)),
    );
  };
  const modal = openModal({
    title: "States of the sandbox",
    body: h("div", { class: "stack" }, body, said),
    actions: [
      { label: "Begin anew…", act: () => askBeforeReset(said) },
      { label: "Done", primary: true, act: () => modal.close() },
    ],
  });
  modal.element.addEventListener("close", () => {
    if (changed) host.reloadFrame();
  });
  controlCalls.state().then(draw, (error: unknown) => said.replaceChildren(String(error)));
}

function personSection(person: HostPerson, state: ControlState, change: Alter): HTMLElement {
  const now = state.people.find((one) => one.persona === person.key);
  const { consent, secondFactor, blocked, account, revoked } = controlCalls;
  const key = person.key;
  return section(
    `Signing in as ${person.name}`,
    toggle("Consent was given", now?.consented, (on) => change(() => consent(key, on))),
    toggle("A second factor is demanded", now?.mfaRequired, (on) =>
      change(() => secondFactor(key, on)),
    ),
    toggle("Conditional Access blocks", now?.blocked, (on) => change(() => blocked(key, on))),
    toggle("Sessions are revoked", now?.revoked, (on) => change(() => revoked(key, on))),
    toggle("The account is enabled", now?.enabled, (on) => change(() => account(key, on))),
  );
}

function clockSection({ now }: ControlState, change: Alter): HTMLElement {
  const forward = (label: string, duration: string): HTMLElement =>
    h(
      "button",
      {
        class: "button",
        "data-key": duration,
        onclick: () => change(() => controlCalls.advance(duration)),
      },
      label,
    );
  const time = h("time", { datetime: now }, `${now.slice(0, 16).replace("T", " ")} UTC`);
  return section(
    "Clock",
    h("p", {}, time),
    h(
      "div",
      { class: "row" },
      forward("1 hour on", "PT1H"),
      forward("1 day on", "P1D"),
      forward("30 days on", "P30D"),
    ),
  );
}

function askBeforeReset(said: HTMLElement): void {
  const modal = openModal({
    title: "Begin anew?",
    body: h("p", {}, "Tabs, rights, changed secrets, faults and the clock go back to the start."),
    actions: [
      { label: "Cancel", act: () => modal.close() },
      {
        label: "Begin anew",
        primary: true,
        act() {
          modal.close();
          controlCalls.reset().then(
            () => location.assign("/"),
            (error: unknown) => said.replaceChildren(String(error)),
          );
        },
      },
    ],
  });
}

function section(title: string, ...children: readonly Node[]): HTMLElement {
  return h("section", { class: "states" }, h("h3", {}, title), ...children);
}

function toggle(
  label: string,
  on: boolean | undefined,
  act: (on: boolean) => void,
): HTMLLabelElement {
  const box = h("input", {
    type: "checkbox",
    role: "switch",
    checked: on === true,
    "data-key": label,
    onchange: () => act(box.checked),
  });
  return h("label", { class: "toggle" }, box, label);
}
