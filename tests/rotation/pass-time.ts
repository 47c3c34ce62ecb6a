import { until } from "../access/story.ts";
import type { VaultTab } from "../world/vault-tab.ts";

/** Time goes on in steps in which a line of ours arrives, and comes to prove something. */
export const passingOf =
  ({ control }: Pick<VaultTab, "control">) =>
  async (hours: number, wanted: () => Promise<boolean>): Promise<boolean> => {
    await control("clock", { advance: `PT${hours}H` });
    for (let step = 0; step < 6; step += 1) {
      if (await until(wanted, 4)) return true;
      await control("clock", { advance: "PT11M" });
    }
    return wanted();
  };
