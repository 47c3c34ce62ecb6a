import { tenantId } from "../tenant.ts";

export const authorityHost = "https://login.microsoftonline.com";
/** Issuer of v2.0 tokens. */
export const issuerV2 = `${authorityHost}/${tenantId}/v2.0`;
/** Issuer of v1.0 tokens, which is what Microsoft's own APIs take. */
export const issuerV1 = `https://sts.windows.net/${tenantId}/`;
