/** The GitHub App of the organisation, and where it is installed. */
export const githubApp = {
  id: 1_041_500,
  clientId: "Iv23liVaultSandbox01",
  slug: "contoso-rotation",
  name: "Contoso Rotation",
  /** Of its private key, which lives in a vault and signs there. */
  key: { vault: "kv-automation", name: "github-app" },
} as const;

export type Permission = "actions" | "contents" | "metadata";
export type Permissions = Readonly<Partial<Record<Permission, "read" | "write">>>;

export interface Installation {
  readonly id: number;
  readonly account: string;
  readonly permissions: Permissions;
}

export const installation: Installation = {
  id: 58_220_417,
  account: "contoso",
  permissions: { actions: "write", metadata: "read" },
};
