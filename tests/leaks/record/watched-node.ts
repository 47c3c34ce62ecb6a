import { wholeStrings } from "./whole-strings.ts";

/** How Node is started so that what it sends is recorded. */
export const recordingNode = (replies: string): readonly string[] => {
  const recorder = new URL("./record-replies.ts", import.meta.url);
  recorder.searchParams.set("folder", replies);
  return [`--import=${recorder.href}`];
};

/** How Node is started so that its memory can be taken. */
export const watchedNode = (inspectorPort: number): readonly string[] => [
  `--inspect=127.0.0.1:${inspectorPort}`,
  // Otherwise the address of the inspector would stand in the log.
  "--inspect-publish-uid=http",
  wholeStrings,
];
