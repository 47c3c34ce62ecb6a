import { activityPage } from "./activity-page.ts";
import { appFrame, type AppFrame } from "./app-frame.ts";
import { show, type Child } from "./element.ts";
import type { Host } from "./host.ts";
import { elsewherePage, filesPage, noTeamPage, postsPage } from "./quiet-pages.ts";
import { standingIn } from "./standing.ts";
import { instanceConfig } from "./configure-dialog.ts";
import type { Answers } from "./switchboard.ts";
import { taskDialogs } from "./task-dialog.ts";
import type { PageOfApp } from "../teams-app.ts";
import { channelHeader, personalHeader } from "./tab-strip.ts";
import type { View } from "./view.ts";

interface Shown {
  readonly key: string;
  readonly frame: AppFrame;
  dispose(): void;
}

/** The main part. A frame stays as long as it shows the same page to the same person. */
export function createStage(host: Host, header: HTMLElement, body: HTMLElement) {
  let shown: Shown | undefined;
  const clear = (): void => {
    shown?.dispose();
    shown = undefined;
  };
  return {
    render(): void {
      const view = host.view();
      show(header, ...headerOf(host, view));
      const page = pageOf(view);
      if (!page) {
        clear();
        show(body, quietPage(host, view));
        return;
      }
      const key = frameKey(host, view, page);
      if (shown?.key === key) return;
      clear();
      shown = { key, ...openPage(host, page) };
      body.replaceChildren(shown.frame.element);
    },
    /** The frame on the stage, to which the back button of a phone belongs. */
    guest: () => shown?.frame.guest,
  };
}

function headerOf(host: Host, view: View): Child[] {
  if (view.place === "personal") return personalHeader(host);
  const inChannel = view.place === "channel" || view.place === "configure";
  return inChannel && view.channel ? channelHeader(host, view.channel) : [];
}

function pageOf({ place, selected, staticTab, channel }: View): PageOfApp | undefined {
  if (place === "personal") return staticTab;
  const isFrame = (place === "channel" || place === "configure") && channel;
  return isFrame && typeof selected !== "string" ? selected : undefined;
}

function quietPage(host: Host, { place, channel, selected }: View): HTMLElement {
  if (place === "activity") return activityPage(host);
  if (place === "chat") return elsewherePage(host, "Chat", "chat");
  if (place === "calendar") return elsewherePage(host, "Calendar", "calendar");
  if (!channel) return noTeamPage(host);
  return selected === "files" ? filesPage(host) : postsPage(host, channel);
}

function frameKey(host: Host, view: View, page: PageOfApp): string {
  const { client, subPage } = host.address();
  const where = view.place === "personal" ? "personal" : view.channel?.id;
  const what = [page.entityId, page.contentUrl, subPage];
  return JSON.stringify([view.person.key, client, where, ...what, host.reloads()]);
}

function openPage(host: Host, page: PageOfApp): Omit<Shown, "key"> {
  const standing = () => standingIn(host, page.entityId);
  const dialogs = taskDialogs(host, () => frame.guest, standing);
  const answers: Answers = {
    ...dialogs.answers,
    "settings.getSettings": (_args, respond) => {
      const { selected } = host.view();
      respond(typeof selected === "string" ? page : instanceConfig(selected));
    },
  };
  const frame: AppFrame = appFrame(host, {
    url: page.contentUrl,
    title: page.name,
    name: "embedded-page-container",
    standing,
    answers,
  });
  return {
    frame,
    dispose() {
      dialogs.close();
      frame.dispose();
    },
  };
}
