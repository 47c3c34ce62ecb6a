import { appFrame } from "./app-frame.ts";
import type { Standing } from "./app-context.ts";
import type { ChannelTab } from "../channel-tabs.ts";
import { h } from "./element.ts";
import { textIn } from "./envelope.ts";
import type { Host } from "./host.ts";
import { openModal, type Modal } from "./modal.ts";
import { isAllowedUrl } from "./origins.ts";
import { standingIn } from "./standing.ts";
import type { Answers } from "./switchboard.ts";
import type { Channel } from "./view.ts";

const slowAfter = 10_000;

interface Settings {
  readonly value: unknown;
  readonly refusal?: string;
}

/** The app's configuration page, before its tab is added to a channel, or to change it. */
export function openConfigureDialog(host: Host, channel: Channel, tab?: ChannelTab): void {
  const { app } = host.data();
  const said = h("p", { class: "quiet", role: "status" });
  let settings: Settings = { value: tab };
  const answers: Answers = {
    "settings.setValidityState": ([valid]) => {
      if (save) save.disabled = valid !== true;
    },
    "settings.getSettings": (_args, respond) => respond(instanceConfig(tab)),
    "settings.setSettings": ([value], respond) => {
      settings = checkSettings(value, app.origins);
      if (settings.refusal === undefined) respond(true);
      else respond(false, settings.refusal);
    },
    "settings.save.failure": ([reason]) => wait(`Not saved. ${String(reason ?? "")}`),
    "settings.save.success": () => {
      void keep(host, channel, settings, tab).then((problem) => {
        if (problem === undefined) modal.close();
        else wait(problem);
      });
    },
  };
  const standing = (): Standing => ({
    ...standingIn(host, tab?.entityId ?? ""),
    frame: "settings",
  });
  const frame = appFrame(host, {
    url: app.configurationUrl,
    title: `${app.name} settings`,
    name: "configuration",
    standing,
    answers,
  });
  const modal = configureModal({
    title: tab
      ? `${app.name} settings`
      : `Add ${app.name} to ${channel.team.name} / ${channel.name}`,
    body: h("div", { class: "stack-fill" }, frame.element, said),
    onSave() {
      wait("Saving…", true);
      host.switchboard.send(frame.guest, "settings.save", [{}]);
      setTimeout(() => {
        if (said.textContent === "Saving…") wait(`Still waiting for ${app.name} to save.`);
      }, slowAfter);
    },
  });
  modal.element.addEventListener("close", () => {
    frame.dispose();
    if (host.address().place === "configure") host.adjust({ place: "channel" });
  });
  const save = modal.buttons[1];
  const wait = (text: string, busy = false): void => {
    said.replaceChildren(text);
    if (save) save.disabled = busy;
  };
}

function configureModal(content: {
  readonly title: string;
  readonly body: Node;
  onSave(): void;
}): Modal {
  const modal = openModal({
    title: content.title,
    body: content.body,
    size: { width: "44rem", height: "38rem" },
    actions: [
      { label: "Cancel", act: () => modal.close() },
      { label: "Save", primary: true, disabled: true, act: () => content.onSave() },
    ],
  });
  return modal;
}

function checkSettings(value: unknown, origins: readonly string[]): Settings {
  const removeUrl = textIn(value, "removeUrl");
  const urls = [textIn(value, "contentUrl") ?? "", ...(removeUrl === undefined ? [] : [removeUrl])];
  return urls.every((url) => isAllowedUrl(url, origins))
    ? { value }
    : { value, refusal: "contentUrl and removeUrl must be https and in the app's validDomains." };
}

async function keep(
  host: Host,
  channel: Channel,
  settings: Settings,
  tab: ChannelTab | undefined,
): Promise<string | undefined> {
  const { app } = host.data();
  const { value, refusal } = settings;
  if (value === undefined) return `${app.name} said "saved" without calling setConfig.`;
  if (refusal !== undefined) return `Not saved. ${refusal}`;
  const websiteUrl = textIn(value, "websiteUrl");
  const removeUrl = textIn(value, "removeUrl");
  try {
    const saved = await host.saveTab({
      ...(tab === undefined ? {} : { id: tab.id }),
      channelId: channel.id,
      entityId: textIn(value, "entityId") ?? app.channelTab.entityId,
      name: textIn(value, "suggestedDisplayName") ?? tab?.name ?? app.name,
      contentUrl: textIn(value, "contentUrl") ?? "",
      ...(websiteUrl === undefined ? {} : { websiteUrl }),
      ...(removeUrl === undefined ? {} : { removeUrl }),
    });
    const where = { team: channel.team.name, channel: channel.name, tab: saved.id };
    host.go({ place: "channel", ...where, subPage: undefined });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : "Not saved.";
  }
}

/** What `getConfig` tells of a tab; empty while it is being added. */
export function instanceConfig(tab: ChannelTab | undefined): object {
  if (!tab) return {};
  const { entityId, name, contentUrl, websiteUrl, removeUrl } = tab;
  return { entityId, suggestedDisplayName: name, contentUrl, websiteUrl, removeUrl };
}
