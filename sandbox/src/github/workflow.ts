/** What a workflow's file says, as far as a run shows it. Texts may hold `${{ inputs.NAME }}`. */
export interface Workflow {
  readonly id: number;
  readonly file: string;
  readonly name: string;
  /** `run-name` of the file; without one a run bears the workflow's name. */
  readonly runName?: string;
  /** Without a `workflow_dispatch` trigger there are none. */
  readonly inputs?: Readonly<Record<string, { readonly required: boolean }>>;
  readonly disabled?: true;
  readonly job: string;
  readonly steps: readonly string[];
  /** The step that writes a new version into Key Vault, under the identity federated to the repository. */
  readonly writes?: {
    readonly step: string;
    readonly vault: string;
    readonly secret: string;
    readonly tags: Readonly<Record<string, string>>;
  };
}

/** https://docs.github.com/actions/reference/workflows-and-actions/contexts#inputs-context; a missing input is empty. */
export function fillIn(text: string, inputs: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{\s*inputs\.([\w-]+)\s*\}\}/g, (_all, name: string) => {
    return inputs[name] ?? "";
  });
}
