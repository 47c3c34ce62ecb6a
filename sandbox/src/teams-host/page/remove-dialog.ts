import type { ChannelTab } from "../channel-tabs.ts";
import { appFrame } from "./app-frame.ts";
import { instanceConfig } from "./configure-dialog.ts";
import { h } from "./element.ts";
import type { Host } from "./host.ts";
import { openModal } from "./modal.ts";
import { standingIn } from "./standing.ts";

/** Asks before a tab is removed; an app with a removal page is asked too. */
export function openRemoveDialog(host: Host, tab: ChannelTab): void {
  const said = h("p", { class: "quiet", role: "status" });
  const remove = async (): Promise<void> => {
    try {
      await host.removeTab(tab.id);
      modal.close();
      host.go({ tab: "posts", subPage: undefined });
    } catch (error) {
      said.replaceChildren(error instanceof Error ? error.message : "Not removed.");
    }
  };
  const frame =
    tab.removeUrl === undefined
      ? undefined
      : appFrame(host, {
          url: tab.removeUrl,
          title: `Remove ${tab.name}`,
          name: "removal",
          standing: () => ({ ...standingIn(host, tab.entityId), frame: "remove" }),
          answers: {
            "settings.getSettings": (_args, respond) => respond(instanceConfig(tab)),
            "settings.setValidityState": ([valid]) => {
              const button = modal.buttons[1];
              if (button) button.disabled = valid !== true;
            },
            "settings.remove.success": () => void remove(),
            "settings.remove.failure": ([reason]) =>
              said.replaceChildren(`Not removed. ${String(reason ?? "")}`),
          },
        });
  const question = h("p", {}, "It goes for everybody in this channel.");
  const modal = openModal({
    title: `Remove ${tab.name}?`,
    body: h("div", { class: frame ? "stack-fill" : "stack" }, frame?.element ?? question, said),
    ...(frame ? { size: { width: "36rem", height: "26rem" } } : {}),
    actions: [
      { label: "Cancel", act: () => modal.close() },
      {
        label: "Remove",
        primary: true,
        act() {
          if (frame) host.switchboard.send(frame.guest, "settings.remove", []);
          else void remove();
        },
      },
    ],
  });
  modal.element.addEventListener("close", () => frame?.dispose());
}
