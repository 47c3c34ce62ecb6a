import type { SecretRef } from "@vault-tab/contract";
import type { WishedSecret } from "./wish.ts";

/** What is known of a vault; nothing of one that is not watched. */
interface KnownVault {
  readonly environment: string;
  readonly facts?: { readonly authorization: "rbac" | "access-policies" };
}

/** A secret by its name alone, as the rules see it. */
export const wishedSecret = (
  { vault: name, ...secret }: SecretRef,
  vault: KnownVault | undefined,
): WishedSecret => ({
  vault: name,
  environment: vault?.environment ?? "unknown",
  authorization: vault?.facts?.authorization ?? "unknown",
  ...(secret.name !== undefined && { name: secret.name, kind: secret.kind ?? "secret" }),
});

/** The name by which it was wished. */
export const refOf = ({ vault, name, kind }: WishedSecret): SecretRef => ({
  vault,
  ...(name !== undefined && { name }),
  ...(kind !== undefined && { kind }),
});

/** One answer for what does not exist and what this person may not know of. */
export const UNKNOWN = "You can see nothing of this name.";
