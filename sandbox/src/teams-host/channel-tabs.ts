import type { World } from "../world.ts";
import type { SeededTab } from "./teams-app.ts";

/** A tab of the app in a channel, as its configuration page left it. */
export interface ChannelTab {
  readonly id: string;
  readonly channelId: string;
  readonly entityId: string;
  readonly name: string;
  readonly contentUrl: string;
  readonly websiteUrl?: string;
  readonly removeUrl?: string;
}

export interface ChannelTabs {
  all(): ChannelTab[];
  put(tab: ChannelTab): void;
  remove(id: string): boolean;
}

/** The tabs live in the sandbox's state, so that they survive a restart and end with a reset. */
export function channelTabs(world: World, seeded: readonly SeededTab[]): ChannelTabs {
  const tabs = world.state.collection<ChannelTab>("teams-host-tabs");
  const marks = world.state.collection<boolean>("teams-host-marks");
  const lay = (): void => {
    if (seeded.length === 0 || marks.get("seeded")) return;
    world.state.batch(() => {
      for (const seed of seeded) plant(world, seed, (tab) => tabs.set(tab.id, tab));
      marks.set("seeded", true);
    });
  };
  return {
    all: () => {
      lay();
      return [...tabs.values()];
    },
    put: (tab) => tabs.set(tab.id, tab),
    remove: (id) => tabs.delete(id),
  };
}

function plant(world: World, seed: SeededTab, put: (tab: ChannelTab) => void): void {
  const team = world.directory.teams().find((one) => one.name === seed.team);
  const channel = team?.channels.find((one) => one.name === seed.channel);
  if (!channel)
    throw new Error(`No channel ${seed.team} / ${seed.channel} for the tab ${seed.name}`);
  const { entityId, name, contentUrl } = seed;
  put({ id: world.newId(), channelId: channel.id, entityId, name, contentUrl });
}
