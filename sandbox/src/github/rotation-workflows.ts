import type { Workflow } from "./workflow.ts";

const write = "Write the new version";
const steps = [
  "Sign in to Azure",
  "Make a new credential at the provider",
  "Try the new credential",
  write,
  "Tell who uses it",
];

/** Any secret of any vault that the repository's identity may write to. */
function rotateSecret(id: number, ending: string): Workflow {
  return {
    id,
    file: `rotate-secret${ending}.yml`,
    name: `Rotate a secret${ending.replaceAll("-", " ")}`,
    runName: "Rotate ${{ inputs.secret }} ${{ inputs.rotation }}",
    inputs: {
      vault: { required: true },
      secret: { required: true },
      rotation: { required: false },
    },
    job: "rotate",
    steps,
    writes: {
      step: write,
      vault: "${{ inputs.vault }}",
      secret: "${{ inputs.secret }}",
      tags: { rotation: "${{ inputs.rotation }}" },
    },
  };
}

export const rotationWorkflows: readonly Workflow[] = [
  ...["", "-fail", "-fail-late", "-stall", "-slow"].map((ending, at) =>
    rotateSecret(98_100_001 + at, ending),
  ),
  {
    id: 98_100_011,
    file: "rotate-stripe.yml",
    name: "Rotate the Stripe key",
    inputs: { rotation: { required: false } },
    job: "rotate",
    steps,
    writes: {
      step: write,
      vault: "kv-payments-dev",
      secret: "stripe-secret-key",
      tags: { rotation: "${{ inputs.rotation }}" },
    },
  },
  { id: 98_100_021, file: "ci.yml", name: "CI", job: "build", steps: ["Build", "Test"] },
  {
    id: 98_100_022,
    file: "rotate-by-hand.yml",
    name: "Rotate by hand",
    inputs: {},
    disabled: true,
    job: "rotate",
    steps,
  },
];
