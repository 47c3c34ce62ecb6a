import type { Metadata } from "./metadata.ts";

/** Metadata as it is kept in memory, made ready to be searched. */
export interface Entry {
  readonly metadata: Metadata;
  /** Name, content type and tags, folded, each on a line of its own. */
  readonly text: string;
}

export const entryOf = (metadata: Metadata): Entry => {
  const { name, contentType = "", tags } = metadata;
  return { metadata, text: fold([name, contentType, ...Object.entries(tags).flat()].join("\n")) };
};

/** Case and the two ways of writing an accent make no difference to a search. */
export const fold = (text: string): string => text.normalize("NFC").toLowerCase();
