import { anything, type ResourceTypes } from "./shape.ts";

export const rightTypes: ResourceTypes = {
  "Microsoft.ManagedIdentity/userAssignedIdentities": {
    version: "2024-11-30",
    shape: { "name!": anything, "location!": anything },
  },
  "Microsoft.Authorization/roleAssignments": {
    // The first version that knows conditions.
    version: "2022-04-01",
    shape: {
      "name!": anything,
      scope: anything,
      "properties!": {
        "roleDefinitionId!": anything,
        "principalId!": anything,
        "principalType!": anything,
        condition: anything,
        conditionVersion: anything,
      },
    },
    // Rights of people are not this template's business; without the type a new identity is "not found".
    must: { "properties.principalType": "ServicePrincipal" },
  },
  "Microsoft.Authorization/roleDefinitions": {
    version: "2022-04-01",
    shape: {
      "name!": anything,
      "properties!": {
        "roleName!": anything,
        "description!": anything,
        "type!": anything,
        "permissions!": {
          "actions!": anything,
          "notActions!": anything,
          "dataActions!": anything,
          "notDataActions!": anything,
        },
        "assignableScopes!": anything,
      },
    },
    must: { "properties.type": "CustomRole" },
  },
  "Microsoft.Automation/automationAccounts": {
    version: "2023-11-01",
    shape: { "name!": anything },
  },
};
