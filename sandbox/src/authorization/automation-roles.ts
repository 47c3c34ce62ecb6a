import type { RoleDefinition } from "./role-definition.ts";

const account = "Microsoft.Automation/automationAccounts";
const around = [
  "Microsoft.Authorization/*/read",
  "Microsoft.Insights/alertRules/*",
  "Microsoft.Resources/deployments/*",
  "Microsoft.Resources/subscriptions/resourceGroups/read",
  "Microsoft.Support/*",
];

function automationRole(
  id: string,
  name: string,
  description: string,
  actions: readonly string[],
): RoleDefinition {
  return {
    id,
    name: `Automation ${name}`,
    description,
    actions: [...actions.map((action) => `${account}/${action}`), ...around],
    notActions: [],
    dataActions: [],
  };
}

export const automationRoleIds = {
  jobOperator: "4fe576fe-1146-4730-92eb-48519fa6bf9f",
  runbookOperator: "5fb5aef8-1081-4b8e-bb16-9d5d0385bab5",
} as const;

/** MicrosoftDocs/azure-docs articles/role-based-access-control/built-in-roles/management-and-governance.md */
export const automationRoles: readonly RoleDefinition[] = [
  automationRole(
    automationRoleIds.jobOperator,
    "Job Operator",
    "Create and Manage Jobs using Automation Runbooks.",
    [
      "hybridRunbookWorkerGroups/read",
      "jobs/read",
      "jobs/resume/action",
      "jobs/stop/action",
      "jobs/streams/read",
      "jobs/suspend/action",
      "jobs/write",
      "jobs/output/read",
    ],
  ),
  automationRole(
    automationRoleIds.runbookOperator,
    "Runbook Operator",
    "Read Runbook properties - to be able to create Jobs of the runbook.",
    ["runbooks/read"],
  ),
  automationRole(
    "f353d9bd-d4a6-484e-a77a-8050b599b867",
    "Contributor",
    "Manage azure automation resources and other resources using azure automation.",
    ["*"],
  ),
];
