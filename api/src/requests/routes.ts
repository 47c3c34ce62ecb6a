import { operations } from "@vault-tab/contract";
import type { Bind, BindCommand } from "../http/operation.ts";
import { askForAccess } from "./ask-for-access.ts";
import { decide } from "./decide.ts";
import { decideOnSeveral } from "./decide-on-several.ts";
import { extendGrant } from "./extend-grant.ts";
import { listRequests } from "./list-requests.ts";
import { lookAround } from "./look-around.ts";
import { removeTextsOfEntry, removeTextsOfRequest } from "./remove-texts.ts";
import { reviewBreakGlass } from "./review-break-glass.ts";
import type { OverviewPorts, RequestPorts } from "./ports.ts";
import { show, showRequest } from "./show-request.ts";
import { showOverview } from "./show-overview.ts";
import { showRuling } from "./show-ruling.ts";
import { withdraw } from "./withdraw.ts";

export const requestsRoutes = (
  { bind, bindCommand }: { readonly bind: Bind; readonly bindCommand: BindCommand },
  ports: RequestPorts & OverviewPorts,
): void => {
  bindCommand(operations.askForRuling, ({ asker, body }) => showRuling(ports, asker, body));
  bindCommand(operations.askForAccess, async ({ asker, body, idempotencyKey }) => {
    const { requests, refused } = await askForAccess(ports, asker, body, { idempotencyKey });
    return { items: await lookAround(ports, asker, requests), refused: [...refused] };
  });
  bind(operations.listAccessRequests, ({ asker, query }) => listRequests(ports, asker, query));
  bind(operations.getAccessRequest, ({ asker, params }) => showRequest(ports, asker, params.id));
  bindCommand(operations.decide, async ({ asker, params, body }) =>
    show(ports, asker, await decide(ports, asker, params.id, body)),
  );
  bindCommand(operations.decideOnSeveral, ({ asker, body }) => decideOnSeveral(ports, asker, body));
  bindCommand(operations.withdraw, async ({ asker, params }) =>
    show(ports, asker, await withdraw(ports, asker, params.id)),
  );
  bindCommand(operations.signOffBreakGlass, async ({ asker, params, body }) =>
    show(ports, asker, await reviewBreakGlass(ports, asker, params.id, body)),
  );
  bindCommand(operations.eraseTextsOfRequest, ({ asker, params }) =>
    removeTextsOfRequest(ports, asker, params.id),
  );
  bindCommand(operations.eraseTextsOfEntry, ({ asker, params }) =>
    removeTextsOfEntry(ports, asker, params.sequence),
  );
  bind(operations.showOverview, ({ asker }) => showOverview(ports, asker));
  bindCommand(operations.extendGrant, async ({ asker, params, body, idempotencyKey }) =>
    show(ports, asker, await extendGrant(ports, asker, params.id, { ...body, idempotencyKey })),
  );
};
