import type { BrowserContext } from "playwright/test";

/** teams-js asks there for the list of hosts and has its own where it can't; nothing here can. */
const always = /res\.cdn\.office\.net/;

/**
 * Errors of the console (broken policies and failed requests among them), uncaught errors and
 * dialogs of every page, so that a test sees what a person would not have been told.
 */
export const watchForAlarms = (
  context: BrowserContext,
  ...expected: readonly (RegExp | undefined)[]
): (() => readonly string[]) => {
  const alarms: string[] = [];
  const sound = (alarm: string): void => {
    const isExpected = [always, ...expected].some((pattern) => pattern?.test(alarm));
    if (!isExpected) alarms.push(alarm);
  };
  context.on("console", (message) => {
    if (message.type() === "error") sound(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (failure) => sound(String(failure.error())));
  context.on("dialog", (dialog) => {
    sound(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return () => alarms;
};
