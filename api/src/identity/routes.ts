import { operations } from "@vault-tab/contract";
import type { Bind } from "../http/operation.ts";
import { showMe } from "./show-me.ts";

export const identityRoutes = (bind: Bind): void => {
  bind(operations.getMe, async ({ asker }) => showMe(asker.actor));
};
