import { useKept } from "../../data/kept.ts";
import { Draft } from "./draft.ts";

interface Tab {
  readonly channelId?: string;
  readonly entityId: string;
}

const keyOf = ({ channelId, entityId }: Tab): string =>
  `vault-tab.ask.${channelId ?? "personal"}/${entityId}`;

/** The form that is being filled in. */
export const useDraft = (tab: Tab) => useKept(keyOf(tab), Draft);
