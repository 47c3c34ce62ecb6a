import * as z from "zod/mini";

/** What the process of the tenant is asked, and what it answers. */

export const TenantOptions = z.object({ latency: z.optional(z.number()) });
export type TenantOptions = z.infer<typeof TenantOptions>;

export const Ask = z.object({
  id: z.number(),
  ask: z.discriminatedUnion("what", [
    z.object({ what: z.literal("crowd"), size: z.number() }),
    z.object({ what: z.literal("growth"), times: z.number() }),
    z.object({ what: z.literal("calls"), from: z.number() }),
  ]),
});
export type Ask = z.infer<typeof Ask>;

/** A person of the crowd, with the token that Teams would hand to a tab of theirs. */
export const Member = z.object({ key: z.string(), token: z.string() });
export type Member = z.infer<typeof Member>;

/** A call of Key Vault, as Key Vault has logged it. */
export const Call = z.object({
  vault: z.string(),
  operation: z.string(),
  status: z.number(),
  address: z.string(),
});
export type Call = z.infer<typeof Call>;

export const Place = z.object({
  endpoints: z.object({
    caFile: z.string(),
    teamsHost: z.string(),
    product: z.string(),
    control: z.string(),
    tenantId: z.string(),
    appIdUri: z.string(),
    vaults: z.array(z.object({ name: z.string(), uri: z.string() })),
    personas: z.array(
      z.object({
        key: z.string(),
        userPrincipalName: z.string(),
        password: z.string(),
        objectId: z.string(),
      }),
    ),
  }),
  certificate: z.object({ certFile: z.string(), keyFile: z.string(), spki: z.string() }),
  processEnvironment: z.record(z.string(), z.string()),
});
export type Place = z.infer<typeof Place>;

export const Answer = z.object({ id: z.number(), answer: z.unknown() });
