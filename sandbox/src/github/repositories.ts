import type { Workflow } from "./workflow.ts";
import { rotationWorkflows } from "./rotation-workflows.ts";

export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly branches: readonly string[];
  /** Whether the App's installation covers it; to the App the others do not exist. */
  readonly installed: boolean;
  readonly workflows: readonly Workflow[];
}

export const repositories: readonly Repository[] = [
  {
    id: 712_004_001,
    owner: "contoso",
    name: "rotation",
    branches: ["main", "release/2026"],
    installed: true,
    workflows: rotationWorkflows,
  },
  {
    id: 712_004_002,
    owner: "contoso",
    name: "website",
    branches: ["main"],
    installed: true,
    workflows: [],
  },
  {
    id: 712_004_003,
    owner: "contoso",
    name: "payroll",
    branches: ["main"],
    installed: false,
    workflows: rotationWorkflows,
  },
];

export const fullName = ({ owner, name }: Pick<Repository, "owner" | "name">) => `${owner}/${name}`;

/** Names are case-insensitive. */
export function installedRepository(owner: string, name: string): Repository | undefined {
  const wanted = `${owner}/${name}`.toLowerCase();
  return repositories.find((one) => one.installed && fullName(one).toLowerCase() === wanted);
}

/** By id or by the name of its file, as the path of an operation has it. */
export function findWorkflow(repository: Repository, idOrFile: string): Workflow | undefined {
  return repository.workflows.find(({ id, file }) => file === idOrFile || String(id) === idOrFile);
}
