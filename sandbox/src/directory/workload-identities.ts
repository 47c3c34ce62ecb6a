/** Service principals of programs that run elsewhere than on the site: their tokens are not to be had there. */
export interface WorkloadIdentity {
  readonly name: string;
  readonly clientId: string;
  readonly objectId: string;
}

export const workloadIdentities = {
  /** Federated to workflows of one repository (AD/workload-id/workload-identity-federation-create-trust.md). */
  githubRotation: identity("github-rotation", 1),
  /** System-assigned, of the Automation account. */
  automationRotation: identity("automation-rotation", 2),
} as const;

function identity(name: string, number: number): WorkloadIdentity {
  return {
    name,
    clientId: `c6000000-0000-4000-8000-00000000000${number}`,
    objectId: `d7000000-0000-4000-8000-00000000000${number}`,
  };
}
