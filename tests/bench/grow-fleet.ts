import type { Sandbox } from "@vault-tab/sandbox";

/** What all that is kept in a vault has; the rest goes along as it is. */
interface Kept {
  readonly vault: string;
  readonly kind: string;
  readonly name: string;
}

/** Copies each secret of the fleet under further names; the sandbox finds them by itself. */
export const growFleet = (sandbox: Sandbox, times: number): number => {
  const { state } = sandbox.world;
  const objects = state.collection<Kept>("vault-objects");
  const fleet = [...objects.values()].filter(({ vault }) => vault === "kv-fleet");
  state.batch(() => {
    for (let copy = 2; copy <= times; copy += 1) {
      for (const secret of fleet) {
        const name = `${secret.name}-region-${copy}`;
        objects.set(`${secret.vault}/${secret.kind}/${name}`, { ...secret, name });
      }
    }
  });
  return [...objects.values()].filter(({ vault }) => vault === "kv-fleet").length;
};
