import { describe, expect, it } from "vitest";
import { startVaultTab } from "../world/vault-tab.ts";

describe("the service", () => {
  it("finishes what runs when it is asked to stop", async () => {
    const vaultTab = await startVaultTab({ seed: "small", latency: 1_500 });
    try {
      const running = vaultTab.call("/api/secrets", await vaultTab.person("requester").ssoToken());
      // Long enough to have been taken in, and much shorter than Azure takes to answer.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      process.kill(vaultTab.product.pid, "SIGTERM");
      const answer = await running;
      expect(answer.status).toBe(200);
      expect(await answer.json()).toHaveProperty("items");
      await expect(
        fetch(`${vaultTab.product.origin}/healthz`, { headers: { connection: "close" } }),
      ).rejects.toThrow();
    } finally {
      await vaultTab.stop();
    }
  });

  it("is ready only while it can sign somebody in", async () => {
    const vaultTab = await startVaultTab({ seed: "small" });
    try {
      expect((await vaultTab.call("/readyz")).status).toBe(200);
      expect((await vaultTab.call("/healthz")).status).toBe(200);
    } finally {
      await vaultTab.stop();
    }
  });
});
