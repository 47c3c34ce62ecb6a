import { anything, type ResourceTypes, type Shape } from "./shape.ts";

const identity: Shape = { "type!": anything, "userAssignedIdentities!": anything };
const registries: Shape = { "server!": anything, "identity!": anything };
const container: Shape = {
  "name!": anything,
  "image!": anything,
  "resources!": { "cpu!": anything, "memory!": anything },
  "env!": { "name!": anything, value: anything, secretRef: anything },
  command: anything,
  probes: {
    "type!": anything,
    "httpGet!": { "path!": anything, "port!": anything },
    periodSeconds: anything,
    timeoutSeconds: anything,
    failureThreshold: anything,
  },
  volumeMounts: { "volumeName!": anything, "mountPath!": anything },
};
const volumes: Shape = {
  "name!": anything,
  "storageType!": anything,
  secrets: { "secretRef!": anything, "path!": anything },
};

export const appTypes: ResourceTypes = {
  "Microsoft.App/managedEnvironments": {
    version: "2025-01-01",
    shape: {
      "name!": anything,
      "location!": anything,
      "properties!": {
        "appLogsConfiguration!": { "destination!": anything },
        vnetConfiguration: { "infrastructureSubnetId!": anything },
        "workloadProfiles!": { "name!": anything, "workloadProfileType!": anything },
      },
    },
    must: { "properties.appLogsConfiguration.destination": "azure-monitor" },
  },
  "Microsoft.App/containerApps": {
    version: "2025-01-01",
    shape: {
      "name!": anything,
      "location!": anything,
      "identity!": identity,
      "properties!": {
        "environmentId!": anything,
        workloadProfileName: anything,
        "configuration!": {
          "activeRevisionsMode!": anything,
          ingress: {
            "external!": anything,
            "targetPort!": anything,
            transport: anything,
            "allowInsecure!": anything,
            customDomains: {
              "name!": anything,
              "certificateId!": anything,
              "bindingType!": anything,
            },
          },
          "registries!": registries,
          secrets: { "name!": anything, "keyVaultUrl!": anything, "identity!": anything },
        },
        "template!": {
          "terminationGracePeriodSeconds!": anything,
          "containers!": { ...container, "probes!": container["probes"] ?? anything },
          volumes,
          "scale!": {
            "minReplicas!": anything,
            "maxReplicas!": anything,
            rules: { "name!": anything, custom: { "type!": anything, "metadata!": anything } },
          },
        },
      },
    },
    must: {
      "identity.type": "UserAssigned",
      "properties.configuration.ingress.allowInsecure": "false",
    },
  },
  "Microsoft.App/jobs": {
    version: "2025-01-01",
    shape: {
      "name!": anything,
      "location!": anything,
      "identity!": identity,
      "properties!": {
        "environmentId!": anything,
        workloadProfileName: anything,
        "configuration!": {
          "triggerType!": anything,
          "replicaTimeout!": anything,
          replicaRetryLimit: anything,
          "scheduleTriggerConfig!": {
            "cronExpression!": anything,
            parallelism: anything,
            replicaCompletionCount: anything,
          },
          "registries!": registries,
        },
        "template!": { "containers!": container },
      },
    },
    must: { "identity.type": "UserAssigned", "properties.configuration.triggerType": "Schedule" },
  },
  "Microsoft.ContainerRegistry/registries": {
    version: "2023-07-01",
    shape: {
      "name!": anything,
      "location!": anything,
      "sku!": { "name!": anything },
      "properties!": { "adminUserEnabled!": anything, "anonymousPullEnabled!": anything },
    },
    must: { "properties.adminUserEnabled": "false", "properties.anonymousPullEnabled": "false" },
  },
};
