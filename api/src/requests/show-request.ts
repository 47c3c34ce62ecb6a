import type { AccessRequest } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { findVisibleRequest } from "./find-visible-request.ts";
import { lookAround } from "./look-around.ts";
import type { RequestPorts } from "./ports.ts";

/** @throws ProblemError `not_found` */
export const showRequest = async (
  ports: RequestPorts,
  asker: Asker,
  id: string,
): Promise<AccessRequest> => show(ports, asker, await findVisibleRequest(ports, asker, id));

/** A request right after something was done to it. */
export const show = async (
  ports: RequestPorts,
  asker: Asker,
  request: AccessRequestRecord,
): Promise<AccessRequest> => {
  const [shown] = await lookAround(ports, asker, [request]);
  if (!shown) throw new ProblemError("not_found");
  return shown;
};
