import { h, show } from "./element.ts";
import type { Host } from "./host.ts";
import { logDrawer } from "./log-drawer.ts";
import { phoneBar } from "./phone-bar.ts";
import { rail } from "./rail.ts";
import { sandboxStrip } from "./sandbox-strip.ts";
import { createStage } from "./stage.ts";
import { teamList } from "./team-list.ts";
import { searchField, titleBar } from "./title-bar.ts";

/** Draws the page once; what changes is drawn anew into its parts. */
export function drawPage(host: Host): void {
  const drawer = logDrawer(host.log);
  const title = h("header", { class: "title-bar" });
  const rails = h("nav", { class: "rail", "aria-label": "Teams" });
  const list = h("nav", { class: "team-list", "aria-label": "Teams and channels" });
  const header = h("div", { class: "stage-header" });
  const body = h("div", { class: "stage-body" });
  const phone = h("header", { class: "phone-bar" });
  let filter = "";
  const search = searchField((text) => {
    filter = text;
    show(list, ...teamList(host, filter));
  });
  const stage = createStage(host, header, body);
  const render = (): void => {
    const { theme, client } = host.address();
    Object.assign(document.documentElement.dataset, { theme, client, place: host.view().place });
    document.title = `${host.data().app.name} | Teams (sandbox)`;
    show(title, ...(client === "web" ? titleBar(host, search) : []));
    show(rails, ...rail(host));
    show(list, ...teamList(host, filter));
    show(phone, ...phoneBar(host, stage.guest));
    stage.render();
  };
  document.body.replaceChildren(
    sandboxStrip(host, drawer),
    h(
      "div",
      { class: "app" },
      phone,
      title,
      rails,
      list,
      h("main", { class: "stage" }, header, body),
    ),
    drawer.element,
    drawer.said,
  );
  render();
  let { theme } = host.address();
  host.onChange(() => {
    render();
    if (host.address().theme === theme) return;
    theme = host.address().theme;
    host.switchboard.broadcast("themeChange", [theme]);
  });
}

export function drawFailure(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  document.body.replaceChildren(
    h(
      "main",
      { class: "problem", role: "alert" },
      h("h1", {}, "The Teams host of the sandbox could not start"),
      h("p", {}, reason),
      h(
        "button",
        { class: "button button-primary", onclick: () => location.reload() },
        "Try again",
      ),
    ),
  );
}
