import { app, authentication, clipboard, pages, sharing } from "@microsoft/teams-js";

export type ThemeName = "default" | "dark" | "contrast";

/** Where Teams shows us, as it says itself. It decides what is shown first, never what anybody may. */
export interface Place {
  readonly frame: string;
  readonly locale: string;
  readonly theme: ThemeName;
  readonly entityId: string;
  readonly subPageId?: string;
  readonly channelId?: string;
  readonly channelName?: string;
}

export interface TabSettings {
  readonly entityId: string;
  readonly contentUrl: string;
  readonly websiteUrl: string;
  readonly suggestedDisplayName: string;
}

/** `glass` is the translucent dark theme of Teams on a headset. */
function themeNamed(name: string): ThemeName {
  if (name === "contrast") return "contrast";
  return name === "dark" || name === "glass" ? "dark" : "default";
}

/** Opens the way to Teams. Rejects at once where there is no Teams around us. */
export async function connect(messageOrigins: readonly string[]): Promise<void> {
  await app.initialize(messageOrigins.length > 0 ? [...messageOrigins] : undefined);
}

export async function readPlace(): Promise<Place> {
  const context = await app.getContext();
  const { subPageId } = context.page;
  return {
    frame: context.page.frameContext,
    locale: context.app.locale,
    theme: themeNamed(context.app.theme),
    entityId: context.page.id,
    ...(subPageId && { subPageId }),
    ...(context.channel && { channelId: context.channel.id }),
    ...(context.channel?.displayName && { channelName: context.channel.displayName }),
  };
}

export function watchTheme(listener: (theme: ThemeName) => void): void {
  app.registerOnThemeChangeHandler((name) => listener(themeNamed(name)));
}

/** Takes Teams' own loading indicator away; without it Teams shows an error after 30 s. */
export function tellReady(): void {
  app.notifyAppLoaded();
  void Promise.resolve(app.notifySuccess()).catch(() => undefined);
}

export function askForToken(): Promise<string> {
  return authentication.getAuthToken();
}

export function openWindow(url: string): Promise<string> {
  return authentication.authenticate({ url, width: 600, height: 535 });
}

/** From within the window: ends it. Only words go through, no token. */
export function endWindow(outcome: { readonly result: string } | { readonly failure: string }) {
  if ("result" in outcome) authentication.notifySuccess(outcome.result);
  else authentication.notifyFailure(outcome.failure);
}

/** The handler says whether it used the press up. */
export function watchBackButton(handler: () => boolean): void {
  if (pages.backStack.isSupported()) pages.backStack.registerBackButtonHandler(handler);
}

export function setTabValid(valid: boolean): void {
  pages.config.setValidityState(valid);
}

export async function readTabSettings(): Promise<string | undefined> {
  const { contentUrl } = await pages.getConfig();
  return contentUrl || undefined;
}

export function watchSave(settings: () => TabSettings): void {
  pages.config.registerOnSaveHandler((event) => {
    pages.config.setConfig(settings()).then(
      () => event.notifySuccess(),
      (error: unknown) => event.notifyFailure(error instanceof Error ? error.message : "refused"),
    );
  });
}

export function allowRemove(): void {
  pages.config.registerOnRemoveHandler((event) => event.notifySuccess());
  setTabValid(true);
}

/** A frame may lack the browser's permission for the clipboard; then Teams copies for it. */
export async function copyText(text: string): Promise<void> {
  if (clipboard.isSupported()) await clipboard.write(new Blob([text], { type: "text/plain" }));
  else await navigator.clipboard.writeText(text);
}

export const canShare = (): boolean => sharing.isSupported();

export async function share(url: string, message: string): Promise<void> {
  await sharing.shareWebContent({ content: [{ type: "URL", url, message, preview: true }] });
}
