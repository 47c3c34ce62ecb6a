import { operations } from "@vault-tab/contract";
import type { Bind, BindCommand } from "../http/operation.ts";
import { cancelRotation } from "./cancel-rotation.ts";
import { confirmPlan } from "./confirm-plan.ts";
import { findVisibleRotation } from "./find-visible-rotation.ts";
import { listPlans } from "./list-plans.ts";
import { listRotations } from "./list-rotations.ts";
import { lookAtRotation } from "./look-at-rotations.ts";
import type { RotationPorts } from "./ports.ts";
import { retireOldVersion } from "./retire-old-version.ts";
import { setPlan } from "./set-plan.ts";
import { showPlanning } from "./show-planning.ts";
import { startRotation } from "./start-rotation.ts";

export const rotationRoutes = (
  { bind, bindCommand }: { readonly bind: Bind; readonly bindCommand: BindCommand },
  ports: RotationPorts,
): void => {
  bindCommand(operations.startRotation, async ({ asker, body, idempotencyKey }) =>
    lookAtRotation(ports, asker, await startRotation(ports, asker, body, idempotencyKey)),
  );
  bind(operations.listRotations, ({ asker, query }) => listRotations(ports, asker, query));
  bind(operations.getRotation, async ({ asker, params }) =>
    lookAtRotation(ports, asker, await findVisibleRotation(ports, asker, params.id)),
  );
  bindCommand(operations.cancelRotation, async ({ asker, params }) =>
    lookAtRotation(ports, asker, await cancelRotation(ports, asker, params.id)),
  );
  bindCommand(operations.retireOldVersion, async ({ asker, params, body }) =>
    lookAtRotation(ports, asker, await retireOldVersion(ports, asker, params.id, body)),
  );
  bind(operations.listRotationPlans, ({ asker, query }) => listPlans(ports, asker, query));
  bind(operations.getRotationPlan, ({ asker, params, query }) =>
    showPlanning(ports, asker, { ...params, kind: query.kind }),
  );
  bindCommand(operations.setRotationPlan, ({ asker, params, body }) =>
    setPlan(ports, asker, params, body),
  );
  bindCommand(operations.approveRotationPlan, ({ asker, params, body }) =>
    confirmPlan(ports, asker, params, body),
  );
};
