/** Put together here, so that no file and no page has it as it is. */
export const plantedValue = ["canary", "planted", "leak"].join("-");

const part = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString("base64url");

/** What a token for Key Vault looks like; nobody has to trust it. */
export const plantedToken = [
  part({ alg: "RS256", typ: "JWT" }),
  part({ aud: "https://vault.azure.net", scp: "user_impersonation" }),
  "c2lnbmF0dXJl",
].join(".");
