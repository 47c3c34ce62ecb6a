import type { RotatorName } from "@vault-tab/contract";
import { createCertificateRenewal, type RenewalOptions } from "../azure/renew-certificate.ts";
import { createKeyRotation } from "../azure/rotate-key.ts";
import { createGenerated } from "../azure/set-secret.ts";
import type { IssuedRotator, Rotator } from "../ports/rotator.ts";

/** Those whose next version comes into being in Key Vault alone: they need nothing set up. */
export const vaultRotators = ({
  vaults,
  ...writer
}: RenewalOptions): readonly (readonly [RotatorName, Rotator | IssuedRotator])[] => [
  ["generated", createGenerated(writer)],
  ["certificate-renewal", createCertificateRenewal({ ...writer, vaults })],
  ["key-rotation", createKeyRotation(writer)],
];
