import type { Request, Response } from "express";
import { checkTenant } from "./discovery.ts";
import { meetFault } from "./meet-fault.ts";
import type { TenantServices } from "./tenant-services.ts";

/** The keys that tokens are signed with. Its faults are not those of the token endpoint: nobody asks it on behalf of a person. */
export function keySet(services: TenantServices) {
  return async (request: Request, response: Response): Promise<void> => {
    checkTenant(String(request.params["tenant"]));
    const fault = services.faults.find("entra-keys", `${request.hostname}${request.path}`);
    if ((await meetFault(fault)) === "silent") return;
    if (fault?.effect === "lost-answer") {
      response.socket?.destroy();
      return;
    }
    response.set("Access-Control-Allow-Origin", "*").json({ keys: services.keys.published() });
  };
}
