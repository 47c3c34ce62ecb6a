import * as z from "zod/mini";

/** App roles of the registration, given to people only. */
export const Role = z.enum(["Vault.Admin", "Vault.Auditor"]);
export type Role = z.infer<typeof Role>;

export const Me = z.object({
  person: z.object({
    tenantId: z.string(),
    objectId: z.string(),
    name: z.string(),
    userPrincipalName: z.string(),
  }),
  roles: z.array(Role),
});
export type Me = z.infer<typeof Me>;
