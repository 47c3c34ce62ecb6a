import * as z from "zod/mini";

/** What the tab has to know before anybody is signed in. Nothing of it is secret. */
export const Settings = z.object({
  tenantId: z.string(),
  clientId: z.string(),
  /** `manifest.json`'s id: deep links carry it. */
  teamsAppId: z.string(),
  /** Where a person signs in: `https://login.microsoftonline.com` outside the sandbox. */
  signInBase: z.string(),
  /** Host origins beside those that teams-js knows. Empty outside the sandbox. */
  messageOrigins: z.array(z.string()),
});
export type Settings = z.infer<typeof Settings>;
