/** Put together here, so that no file and no page has it as it is. */
export const plantedValue = ["canary", "planted", "leak"].join("-");

const part = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString("base64url");

/** What a token looks like; nobody has to trust it. */
const tokenFor = (audience: string): string =>
  [
    part({ alg: "RS256", typ: "JWT" }),
    part({ aud: audience, scp: "user_impersonation" }),
    "c2lnbmF0dXJl",
  ].join(".");

/** A value, a token for Key Vault and one for our own service. */
export const plantedLeak = [
  plantedValue,
  tokenFor("https://vault.azure.net"),
  tokenFor("api://localhost/b7a9c1d3-2e4f-4a6b-9c8d-0e1f2a3b4c5d"),
].join(" ");
