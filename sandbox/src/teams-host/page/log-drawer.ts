import { h, show } from "./element.ts";
import { icon } from "./icons.ts";
import type { LoggedLine, MessageLog } from "./message-log.ts";

const arrows = { call: "→", unanswered: "✕", ignored: "⊘", sent: "←" };
const meanings = {
  call: "",
  unanswered: "not answered: this host does not know it, so the call waits for ever",
  ignored: "ignored: not a window or an origin of the app",
  sent: "",
};

/** Every message between app and host; what stays unanswered is seen here instead of hanging unseen. */
export function logDrawer(log: MessageLog) {
  const list = h("ol", { class: "log-lines" });
  const badge = h("span", { class: "badge", hidden: true });
  const said = h("span", { class: "visually-hidden", role: "status" });
  const element = h(
    "section",
    { class: "log", "aria-label": "Messages between the app and Teams", hidden: true },
    h(
      "header",
      { class: "log-header" },
      h("h2", {}, "Messages between the app and Teams"),
      h("button", { class: "button", onclick: () => log.clear() }, "Clear"),
      h(
        "button",
        { class: "icon-button", "aria-label": "Close messages", onclick: () => toggle() },
        icon("dismiss"),
      ),
    ),
    list,
  );
  const toggle = (): void => {
    element.hidden = !element.hidden;
    if (!element.hidden) list.scrollTop = list.scrollHeight;
  };
  log.onChange((line) => {
    const lines = log.lines();
    const unanswered = lines.filter(({ kind }) => kind === "unanswered").length;
    badge.hidden = unanswered === 0;
    badge.replaceChildren(String(unanswered));
    if (line?.kind === "unanswered")
      said.replaceChildren(`${line.func} was ${meanings.unanswered}.`);
    show(list, ...lines.map(row));
    list.scrollTop = list.scrollHeight;
  });
  return { element, badge, said, toggle };
}

function row(line: LoggedLine): HTMLElement {
  return h(
    "li",
    { class: `log-line log-${line.kind}` },
    h("span", { class: "log-at" }, `${(line.at / 1000).toFixed(2)} s`),
    h("span", { "aria-hidden": "true" }, arrows[line.kind]),
    h("strong", {}, line.func),
    h("span", { class: "quiet" }, line.from),
    h("span", { class: "log-detail" }, meanings[line.kind] || line.detail),
  );
}
