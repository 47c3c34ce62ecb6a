import * as z from "zod/mini";
import { useKept } from "../../data/kept.ts";

const Comment = z.string();

/** A comment that is being written. */
export function useDraft(id: string) {
  const [text = "", setText] = useKept(`vault-tab.review.${id}`, Comment);
  return [text, (written: string) => setText(written === "" ? undefined : written)] as const;
}
