import { h, type Child } from "./element.ts";
import { icon } from "./icons.ts";

interface ModalAction {
  readonly label: string;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly act: () => void;
}

export interface ModalContent {
  readonly title: string;
  readonly body: Child;
  readonly actions?: readonly ModalAction[];
  readonly size?: { readonly width: string; readonly height: string };
  /** The person closed it: Escape, the cross, or Cancel. */
  onDismiss?(): void;
}

export interface Modal {
  readonly element: HTMLDialogElement;
  readonly buttons: readonly HTMLButtonElement[];
  close(): void;
  resize(width: string, height: string): void;
}

let count = 0;

/** A dialog of the browser itself: it holds the focus, gives it back, and closes with Escape. */
export function openModal(content: ModalContent): Modal {
  count += 1;
  const titleId = `modal-title-${count}`;
  const buttons = (content.actions ?? []).map((action) => actionButton(action));
  const dismiss = h(
    "button",
    { class: "icon-button", "aria-label": "Close", onclick: () => element.requestClose() },
    icon("dismiss"),
  );
  const element = h(
    "dialog",
    { class: content.size ? "modal modal-page" : "modal", "aria-labelledby": titleId },
    h("header", { class: "modal-header" }, h("h2", { id: titleId }, content.title), dismiss),
    h("div", { class: "modal-body" }, content.body),
    buttons.length > 0 && h("footer", { class: "modal-footer" }, ...buttons),
  );
  const resize = (width: string, height: string): void => {
    element.style.setProperty("--modal-width", width);
    element.style.setProperty("--modal-height", height);
  };
  if (content.size) resize(content.size.width, content.size.height);
  element.addEventListener("cancel", () => content.onDismiss?.());
  const opener = document.activeElement;
  element.addEventListener("close", () => {
    element.remove();
    if (opener instanceof HTMLElement) giveBack(opener);
  });
  document.body.append(element);
  element.showModal();
  return { element, buttons, close: () => element.close(), resize };
}

/** The page may have been drawn anew meanwhile; then its element of the same key takes the focus. */
function giveBack(opener: HTMLElement): void {
  if (opener.isConnected) return;
  const key = opener.dataset["key"];
  if (key !== undefined)
    document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function actionButton({ label, primary, disabled, act }: ModalAction): HTMLButtonElement {
  const kind = primary ? "button button-primary" : "button";
  return h("button", { class: kind, disabled: disabled ?? false, onclick: act }, label);
}
