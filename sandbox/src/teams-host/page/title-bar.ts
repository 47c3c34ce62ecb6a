import { avatar } from "./avatar.ts";
import { h, type Child } from "./element.ts";
import type { Host } from "./host.ts";
import { icon } from "./icons.ts";
import { menuButton } from "./menu.ts";

/** The bar at the top: back, the search field, and who is signed in. */
export function titleBar(host: Host, search: HTMLElement): Child[] {
  return [
    h("span", { class: "wordmark" }, "Teams"),
    h(
      "button",
      {
        class: "icon-button",
        "data-key": "back",
        "aria-label": "Back",
        title: "Back",
        onclick: () => host.back(),
      },
      icon("back"),
    ),
    search,
    personMenu(host),
  ];
}

/** Finds channels by name; kept across redraws so that typing is never interrupted. */
export function searchField(onSearch: (text: string) => void): HTMLElement {
  const field = h("input", {
    type: "search",
    placeholder: "Search teams and channels",
    "aria-label": "Search teams and channels",
    "data-key": "search",
    oninput: () => onSearch(field.value),
  });
  return h("search", { class: "search" }, icon("search"), field);
}

export function personMenu(host: Host): HTMLElement {
  const { person } = host.view();
  const { people } = host.data();
  const header = h(
    "div",
    { class: "menu-header" },
    avatar(person.name),
    h(
      "span",
      { class: "menu-text" },
      h("strong", {}, person.name),
      h("span", { class: "quiet" }, person.userPrincipalName),
      h("span", { class: "quiet" }, person.role),
    ),
  );
  return menuButton({
    key: "person",
    label: `Signed in as ${person.name}. Switch person`,
    class: "avatar-button",
    content: [avatar(person.name)],
    header,
    items: () => [
      { heading: "Be somebody else (sandbox)" },
      ...people.map((one) => ({
        label: one.name,
        detail: one.role,
        lead: avatar(one.name),
        chosen: one.key === person.key,
        act: () => host.go({ as: one.key, subPage: undefined }),
      })),
    ],
  });
}
