import type { Notice } from "../../activity-feed.ts";
import type { Bootstrap } from "../bootstrap.ts";
import type { ChannelTab } from "../channel-tabs.ts";
import { changed, type Address, type Change } from "./address.ts";
import type { MessageLog } from "./message-log.ts";
import type { Switchboard } from "./switchboard.ts";
import { resolveView, type View } from "./view.ts";

/** A tab to be added, or with an `id` to be changed. */
export type NewTab = Omit<ChannelTab, "id"> & { readonly id?: string };

/** The one state of the page: where it stands, and what its server told. */
export interface Host {
  readonly sessionId: string;
  readonly locale: string;
  readonly log: MessageLog;
  readonly switchboard: Switchboard;
  data(): Bootstrap;
  /** The activity feed of the person who is signed in, newest first. */
  notices(): readonly Notice[];
  setNotices(notices: readonly Notice[]): void;
  address(): Address;
  view(): View;
  /** Goes elsewhere; the browser's own back button leads back. */
  go(change: Change): void;
  /** Changes how this place is shown. */
  adjust(change: Change): void;
  /** Comes to where the browser's history already is. */
  adopt(address: Address): void;
  /** Back to where the person was before, or on a phone up to the list of teams. */
  back(): boolean;
  saveTab(tab: NewTab): Promise<ChannelTab>;
  removeTab(id: string): Promise<void>;
  reloadFrame(): void;
  readonly reloads: () => number;
  onChange(listener: () => void): void;
}

export interface HostParts {
  readonly data: Bootstrap;
  readonly address: Address;
  readonly log: MessageLog;
  readonly switchboard: Switchboard;
  readonly sessionId: string;
  readonly locale: string;
}

export function createHost(parts: HostParts, server: HostServer): Host {
  let { data, address } = parts;
  let reloads = 0;
  let notices: readonly Notice[] = [];
  const listeners: (() => void)[] = [];
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const move = (change: Change, keep: (address: Address) => void): void => {
    address = changed(address, change);
    keep(address);
    tell();
  };
  const keepTabs = (tabs: readonly ChannelTab[]): void => {
    data = { ...data, tabs };
  };
  return {
    ...parts,
    data: () => data,
    notices: () => notices,
    setNotices(fresh) {
      if (JSON.stringify(fresh) === JSON.stringify(notices)) return;
      notices = fresh;
      tell();
    },
    address: () => address,
    view: () => resolveView(data, address),
    go: (change) => move(change, server.push),
    adjust: (change) => move(change, server.replace),
    adopt(there) {
      address = there;
      tell();
    },
    back() {
      if (server.back()) return true;
      if (address.client === "web") return false;
      move({ place: "teams", tab: undefined, subPage: undefined }, server.replace);
      return true;
    },
    async saveTab(tab) {
      const saved = await server.saveTab(tab);
      keepTabs([...data.tabs.filter((one) => one.id !== saved.id), saved]);
      return saved;
    },
    async removeTab(id) {
      await server.removeTab(id);
      keepTabs(data.tabs.filter((one) => one.id !== id));
    },
    reloadFrame() {
      reloads += 1;
      tell();
    },
    reloads: () => reloads,
    onChange: (listener) => listeners.push(listener),
  };
}

export interface HostServer {
  saveTab(tab: NewTab): Promise<ChannelTab>;
  removeTab(id: string): Promise<void>;
  readonly push: (address: Address) => void;
  readonly replace: (address: Address) => void;
  /** False if nothing of this page lies behind. */
  back(): boolean;
}
