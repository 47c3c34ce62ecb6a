import type { HostApp } from "../bootstrap.ts";
import { h } from "./element.ts";

const hues = 8;

/** Initials on a colour that belongs to the name; drawn by the style sheet, so that they are no text of a button. */
export function avatar(name: string, kind: "person" | "team" = "person"): HTMLElement {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
  const sum = [...name].reduce((total, letter) => total * 31 + letter.charCodeAt(0), 7);
  const kinds = `avatar avatar-${kind} hue-${sum % hues}`;
  return h("span", { class: kinds, "aria-hidden": "true", "data-initials": initials });
}

export function appIcon(app: HostApp): HTMLElement {
  if (app.hasIcon) return h("img", { class: "app-icon", src: "/host/app-icon", alt: "" });
  const tile = h("span", { class: "app-icon", "aria-hidden": "true" }, app.name.charAt(0));
  tile.style.setProperty("background", app.accentColor);
  return tile;
}
