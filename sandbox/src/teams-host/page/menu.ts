import { h, type Child } from "./element.ts";
import { icon, type IconName } from "./icons.ts";

interface MenuItem {
  readonly label: string;
  readonly detail?: string;
  readonly lead?: Node;
  readonly icon?: IconName;
  /** One of several: the chosen one is marked. */
  readonly chosen?: boolean;
  act(): void;
}

interface MenuHeading {
  readonly heading: string;
}

interface MenuOptions {
  readonly key: string;
  readonly label: string;
  readonly class: string;
  readonly content: readonly Child[];
  readonly header?: Node;
  items(): readonly (MenuItem | MenuHeading)[];
}

/** A button that opens a menu: arrows move, Escape closes, a click elsewhere too. */
export function menuButton(options: MenuOptions): HTMLElement {
  const list = h("div", {
    class: "menu",
    popover: "auto",
    role: "menu",
    "aria-label": options.label,
  });
  const button = h(
    "button",
    {
      class: options.class,
      "data-key": options.key,
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "aria-label": options.label,
      title: options.label,
      onclick: () => list.togglePopover(),
    },
    ...options.content,
  );
  list.addEventListener("beforetoggle", (toggle) => {
    const opens = toggle.newState === "open";
    button.setAttribute("aria-expanded", String(opens));
    if (!opens) return;
    const items = options.items().map((item) => row(item, list));
    list.replaceChildren(...(options.header ? [options.header] : []), ...items);
  });
  list.addEventListener("toggle", (toggle) => {
    if (toggle.newState !== "open") return;
    placeUnder(list, button);
    rows(list)[0]?.focus();
  });
  list.addEventListener("keydown", (press) => moveFocus(press, list));
  return h("span", { class: "menu-anchor" }, button, list);
}

function row(item: MenuItem | MenuHeading, list: HTMLElement): HTMLElement {
  if ("heading" in item)
    return h("div", { class: "menu-heading", role: "presentation" }, item.heading);
  const single = item.chosen !== undefined;
  return h(
    "button",
    {
      class: "menu-item",
      role: single ? "menuitemradio" : "menuitem",
      "aria-checked": single ? String(item.chosen) : undefined,
      tabindex: "-1",
      onclick() {
        list.hidePopover();
        item.act();
      },
    },
    item.lead ?? (item.icon && icon(item.icon)),
    h(
      "span",
      { class: "menu-text" },
      h("span", {}, item.label),
      item.detail !== undefined && h("span", { class: "quiet" }, item.detail),
    ),
    item.chosen && icon("check"),
  );
}

function rows(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(".menu-item")];
}

function moveFocus(press: KeyboardEvent, list: HTMLElement): void {
  const all = rows(list);
  const at = all.findIndex((one) => one === document.activeElement);
  const target = {
    ArrowDown: all[(at + 1) % all.length],
    ArrowUp: all.at(at - 1),
    Home: all[0],
    End: all.at(-1),
  }[press.key];
  if (!target) return;
  press.preventDefault();
  target.focus();
}

function placeUnder(list: HTMLElement, button: HTMLElement): void {
  const anchor = button.getBoundingClientRect();
  const size = list.getBoundingClientRect();
  const left = Math.max(8, Math.min(anchor.left, innerWidth - size.width - 8));
  const below = anchor.bottom + 4;
  const top = below + size.height > innerHeight - 8 ? anchor.top - size.height - 4 : below;
  list.style.setProperty("left", `${left}px`);
  list.style.setProperty("top", `${Math.max(8, top)}px`);
}
