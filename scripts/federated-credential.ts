import { isDeepStrictEqual } from "node:util";

/** As Microsoft Graph has it (federatedIdentityCredential). */
export interface FederatedCredential {
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
}

/** The audience of every exchange in the public cloud: workload-identity-federation-config-app-trust-managed-identity. */
const audiences = ["api://AzureADTokenExchange"];

/** By its name it is known again when the identity was made anew. */
export const webIdentityCredential = (issuer: string, subject: string): FederatedCredential => ({
  name: "vault-tab-web",
  issuer,
  subject,
  audiences,
});

/** `clash`: the same identity is trusted already, under a name that somebody else chose. */
export type Change = "none" | "create" | "update" | "clash";

/** Entra holds no two of one name, nor two of one issuer and subject. */
export function changeTo(
  wanted: FederatedCredential,
  existing: readonly FederatedCredential[],
): Change {
  const sameName = existing.find(({ name }) => name === wanted.name);
  if (sameName && isDeepStrictEqual(pick(sameName), pick(wanted))) return "none";
  const sameSubject = existing.some(
    ({ name, issuer, subject }) =>
      name !== wanted.name && issuer === wanted.issuer && subject === wanted.subject,
  );
  if (sameSubject) return "clash";
  return sameName ? "update" : "create";
}

const pick = ({ issuer, subject, audiences: all }: FederatedCredential) => ({
  issuer,
  subject,
  audiences: [...all],
});
