import { h } from "./element.ts";
import { openModal } from "./modal.ts";

/** Shows a link that an app wants to share, to copy it. */
export function openShareDialog(link: string, label: string): void {
  const field = h("input", {
    class: "field",
    readonly: true,
    value: link,
    "aria-label": `Link to ${label}`,
    onfocus: () => field.select(),
  });
  const said = h("p", { class: "quiet", role: "status" });
  const url = new URL(link);
  const here = `${location.origin}${url.pathname}${url.search}`;
  const modal = openModal({
    title: `Link to ${label}`,
    body: h(
      "div",
      { class: "stack" },
      field,
      h(
        "p",
        { class: "quiet" },
        "In this sandbox the same link is ",
        h("a", { href: here }, "here"),
        ".",
      ),
      said,
    ),
    actions: [
      { label: "Close", act: () => modal.close() },
      {
        label: "Copy",
        primary: true,
        act() {
          void navigator.clipboard.writeText(link).then(
            () => said.replaceChildren("Copied."),
            () => {
              field.select();
              said.replaceChildren("Press Ctrl+C to copy it.");
            },
          );
        },
      },
    ],
  });
}
