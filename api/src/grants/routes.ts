import { operations } from "@vault-tab/contract";
import type { Bind, BindCommand } from "../http/operation.ts";
import { confirmRestoration, type RestorationPorts } from "./confirm-restoration.ts";
import type { GrantPorts } from "./ports.ts";
import { listGrantReads } from "./list-grant-reads.ts";
import { listGrants } from "./list-grants.ts";
import { listReads } from "./list-reads.ts";
import { returnGrant } from "./return-grant.ts";
import { revokeGrant } from "./revoke-grant.ts";
import { showGrant } from "./show-grant.ts";
import { showRestoration } from "./show-restoration.ts";

export const grantsRoutes = (
  { bind, bindCommand }: { readonly bind: Bind; readonly bindCommand: BindCommand },
  ports: GrantPorts & RestorationPorts,
): void => {
  bind(operations.showRestoration, ({ asker }) => showRestoration(ports, asker));
  bindCommand(operations.confirmRestoration, ({ asker }) => confirmRestoration(ports, asker));
  bind(operations.listGrants, ({ asker, query }) => listGrants(ports, asker, query));
  bind(operations.listReads, ({ asker, query }) => listReads(ports, asker, query));
  bind(operations.listGrantReads, ({ asker, params }) => listGrantReads(ports, asker, params.id));
  bindCommand(operations.revokeGrant, async ({ asker, params, body }) =>
    showGrant(ports, asker, await revokeGrant(ports, asker, params.id, body)),
  );
  bindCommand(operations.returnGrant, async ({ asker, params }) =>
    showGrant(ports, asker, await returnGrant(ports, asker, params.id)),
  );
};
