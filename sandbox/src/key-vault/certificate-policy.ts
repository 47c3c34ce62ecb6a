import { z } from "zod";

/** SPEC/keyvault/data-plane/Certificates, CertificatePolicy; keys of the sandbox are EC P-256 and never reused. */
const keyProperties = z.object({
  exportable: z.boolean().exactOptional(),
  kty: z.literal("EC").exactOptional(),
  crv: z.literal("P-256").exactOptional(),
  reuse_key: z.literal(false).exactOptional(),
});
const secretProperties = z.object({ contentType: z.string().exactOptional() });
const certificateProperties = z.object({
  subject: z
    .string()
    .regex(/^CN=[^,=]+$/i)
    .exactOptional(),
  sans: z.record(z.string(), z.array(z.string())).exactOptional(),
  ekus: z.array(z.string()).exactOptional(),
  key_usage: z.array(z.string()).exactOptional(),
  validity_months: z.number().int().min(1).max(1200).exactOptional(),
  basic_constraints: z.object({ ca: z.boolean() }).exactOptional(),
});
const lifetimeAction = z.object({
  trigger: z.object({
    lifetime_percentage: z.number().int().min(1).max(99).exactOptional(),
    days_before_expiry: z.number().int().min(1).exactOptional(),
  }),
  action: z.object({ action_type: z.enum(["AutoRenew", "EmailContacts"]) }),
});
const issuer = z.object({ name: z.string().exactOptional() });

/** As it is sent: what is left out stays as it was. */
export const policyChange = z.object({
  key_props: keyProperties.exactOptional(),
  secret_props: secretProperties.exactOptional(),
  x509_props: certificateProperties.exactOptional(),
  lifetime_actions: z.array(lifetimeAction).exactOptional(),
  issuer: issuer.exactOptional(),
});
type PolicyChange = z.infer<typeof policyChange>;

/** As it is kept: everything but its id and dates. */
export interface CertificatePolicy {
  readonly key_props: Required<z.infer<typeof keyProperties>>;
  readonly secret_props: Required<z.infer<typeof secretProperties>>;
  readonly x509_props: Required<z.infer<typeof certificateProperties>>;
  readonly lifetime_actions: readonly z.infer<typeof lifetimeAction>[];
  readonly issuer: Required<z.infer<typeof issuer>>;
}

/** What Key Vault takes where nothing is said (recorded). */
export function initialPolicy(subject: string, issuerName: string): CertificatePolicy {
  return {
    key_props: { exportable: true, kty: "EC", crv: "P-256", reuse_key: false },
    secret_props: { contentType: "application/x-pkcs12" },
    x509_props: {
      subject,
      sans: {},
      ekus: ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"],
      key_usage: ["digitalSignature"],
      validity_months: 12,
      basic_constraints: { ca: false },
    },
    lifetime_actions: [
      { trigger: { lifetime_percentage: 80 }, action: { action_type: "AutoRenew" } },
    ],
    issuer: { name: issuerName },
  };
}

export function changedPolicy(before: CertificatePolicy, change: PolicyChange): CertificatePolicy {
  return {
    key_props: { ...before.key_props, ...change.key_props },
    secret_props: { ...before.secret_props, ...change.secret_props },
    x509_props: { ...before.x509_props, ...change.x509_props },
    lifetime_actions: change.lifetime_actions ?? before.lifetime_actions,
    issuer: { ...before.issuer, ...change.issuer },
  };
}

/** `CN=host`, whose prefix may be in any case of letters. */
export function commonNameOf({ x509_props: { subject } }: CertificatePolicy): string {
  return subject.slice("CN=".length);
}
