import { durationOf } from "@vault-tab/contract";
import type { Principal } from "./principal.ts";
import type { Wish } from "./wish.ts";

/** What an entry of the log keeps of a wish, so that it can be decided again by other rules. */
export const askedOf = (wish: Wish, principal: Principal) => {
  const { action, role, duration, ticket, secrets } = wish;
  const { objectId, tenantId, agent, guest, roles, owns, memberOf, groups } = principal;
  return {
    action,
    role,
    ...(duration !== undefined && { duration: durationOf(duration) }),
    ticket: ticket !== undefined,
    // Tags are left out: anybody may have written anything into them.
    secrets: secrets.map(({ vault, environment, authorization, name, kind }) => ({
      vault,
      environment,
      authorization,
      ...(name !== undefined && { name }),
      ...(kind !== undefined && { kind }),
    })),
    principal: {
      ...{ objectId, tenantId, agent, guest },
      ...{ roles: [...roles], owns: [...owns], memberOf: [...memberOf], groups: [...groups] },
    },
  };
};
