import { appContext, type Standing } from "./app-context.ts";
import { openSignInWindow } from "./sign-in-window.ts";
import { copyText } from "./clipboard.ts";
import { isRecord, textIn } from "./envelope.ts";
import type { Host } from "./host.ts";
import { openLink, openPage, shareLink } from "./links.ts";
import { initializeAnswer } from "./runtime-config.ts";
import { ssoToken } from "./server-calls.ts";
import type { Answers } from "./switchboard.ts";

const nothing = (): void => undefined;

/** What every frame of the app may ask, whatever it is for. */
export function commonAnswers(host: Host, standing: () => Standing): Answers {
  return {
    initialize: (_args, respond) =>
      respond(...initializeAnswer(standing().frame, standing().client)),
    getContext: (_args, respond) => respond(appContext(standing())),
    registerHandler: nothing,
    setFrameContext: nothing,
    returnFocus: () => document.querySelector<HTMLElement>("[aria-current='page']")?.focus(),
    "clipboard.writeToClipboard": ([content], respond) => {
      void copyText(content).then((error) => respond(error));
    },
    ...signIn(host, standing),
    ...navigation(host, standing),
  };
}

function signIn(host: Host, standing: () => Standing): Answers {
  return {
    "authentication.getAuthToken": (args, respond) => {
      const claims = Array.isArray(args[1]) ? args[1][0] : args[1];
      const asked = typeof claims === "string" && claims !== "" ? claims : undefined;
      void ssoToken(standing().person.key, asked).then((answer) =>
        answer.ok ? respond(true, answer.token) : respond(false, answer.error),
      );
    },
    "authentication.authenticate": ([url, width, height], respond) => {
      const inWindow = { ...standing(), frame: "authentication" } as const;
      const answers = commonAnswers(host, () => inWindow);
      openSignInWindow(host, { url, width, height, standing: inWindow, answers }, respond);
    },
  };
}

function navigation(host: Host, standing: () => Standing): Answers {
  return {
    executeDeepLink: ([link], respond) => respond(...openLink(host, String(link))),
    "pages.navigateToApp": ([page], respond) => {
      respond(...openPage(host, entityOf(page)));
    },
    "pages.currentApp.navigateTo": ([page], respond) => {
      const appId = host.data().app.id;
      const [ok, message] = openPage(host, { ...entityOf(page), appId });
      if (ok) respond();
      else respond({ errorCode: 404, message });
    },
    "pages.currentApp.navigateToDefaultPage": (_args, respond) => {
      host.go({ place: "personal", tab: undefined, subPage: undefined });
      respond();
    },
    navigateBack: (_args, respond) => {
      if (host.back()) respond(true);
      else respond(false, "There is nothing to go back to.");
    },
    shareDeepLink: ([subPageId, label, webUrl]) =>
      shareLink(host, standing(), {
        subPageId: typeof subPageId === "string" ? subPageId : undefined,
        label: typeof label === "string" ? label : undefined,
        webUrl: typeof webUrl === "string" ? webUrl : undefined,
      }),
  };
}

function entityOf(page: unknown) {
  const subEntityId = textIn(page, "subPageId");
  const channelId = textIn(page, "channelId");
  return {
    appId: isRecord(page) ? String(page["appId"]) : "",
    entityId: textIn(page, "pageId") ?? "",
    ...(subEntityId === undefined ? {} : { subEntityId }),
    ...(channelId === undefined ? {} : { channelId }),
  };
}
