import { anything, type ResourceTypes } from "./shape.ts";

export const monitorTypes: ResourceTypes = {
  "Microsoft.OperationalInsights/workspaces": {
    version: "2025-02-01",
    shape: {
      "name!": anything,
      "location!": anything,
      "properties!": {
        "sku!": { "name!": anything },
        "retentionInDays!": anything,
        "features!": {
          "disableLocalAuth!": anything,
          enableLogAccessUsingOnlyResourcePermissions: anything,
        },
      },
    },
    must: { "properties.features.disableLocalAuth": "true" },
  },
  "Microsoft.Insights/components": {
    version: "2020-02-02",
    shape: {
      "name!": anything,
      "location!": anything,
      "kind!": anything,
      "properties!": {
        "Application_Type!": anything,
        "WorkspaceResourceId!": anything,
        "DisableLocalAuth!": anything,
        DisableIpMasking: anything,
      },
    },
    must: { "properties.DisableLocalAuth": "true", "properties.DisableIpMasking": "false" },
  },
  "Microsoft.Insights/diagnosticSettings": {
    version: "2021-05-01-preview",
    shape: {
      "name!": anything,
      scope: anything,
      "properties!": {
        "workspaceId!": anything,
        logAnalyticsDestinationType: anything,
        "logs!": { category: anything, categoryGroup: anything, "enabled!": anything },
      },
    },
    must: { "properties.logs.enabled": "true" },
  },
  "Microsoft.Insights/actionGroups": {
    version: "2023-01-01",
    shape: {
      "name!": anything,
      "location!": anything,
      "properties!": {
        "groupShortName!": anything,
        "enabled!": anything,
        "emailReceivers!": {
          "name!": anything,
          "emailAddress!": anything,
          useCommonAlertSchema: anything,
        },
      },
    },
  },
  "Microsoft.Insights/scheduledQueryRules": {
    version: "2023-12-01",
    shape: {
      "name!": anything,
      "location!": anything,
      kind: anything,
      "properties!": {
        "description!": anything,
        "severity!": anything,
        "enabled!": anything,
        "scopes!": anything,
        "evaluationFrequency!": anything,
        "windowSize!": anything,
        "criteria!": {
          "allOf!": {
            "query!": anything,
            "timeAggregation!": anything,
            "operator!": anything,
            "threshold!": anything,
            failingPeriods: {
              "numberOfEvaluationPeriods!": anything,
              "minFailingPeriodsToAlert!": anything,
            },
          },
        },
        autoMitigate: anything,
        "actions!": { "actionGroups!": anything },
      },
    },
    must: { "properties.enabled": "true" },
  },
  "Microsoft.EventGrid/systemTopics": {
    version: "2025-02-15",
    shape: {
      "name!": anything,
      "location!": anything,
      "identity!": { "type!": anything },
      "properties!": { "source!": anything, "topicType!": anything },
    },
    must: {
      "identity.type": "SystemAssigned",
      "properties.topicType": "Microsoft.KeyVault.vaults",
    },
  },
  "Microsoft.EventGrid/systemTopics/eventSubscriptions": {
    version: "2025-02-15",
    shape: {
      "parent!": anything,
      "name!": anything,
      "properties!": {
        "eventDeliverySchema!": anything,
        "destination!": {
          "endpointType!": anything,
          "properties!": {
            "endpointUrl!": anything,
            "azureActiveDirectoryTenantId!": anything,
            "azureActiveDirectoryApplicationIdOrUri!": anything,
            maxEventsPerBatch: anything,
            preferredBatchSizeInKilobytes: anything,
          },
        },
        "filter!": { "includedEventTypes!": anything },
        "retryPolicy!": { "maxDeliveryAttempts!": anything, "eventTimeToLiveInMinutes!": anything },
        "deadLetterWithResourceIdentity!": {
          "identity!": { "type!": anything },
          "deadLetterDestination!": {
            "endpointType!": anything,
            "properties!": { "resourceId!": anything, "blobContainerName!": anything },
          },
        },
      },
    },
    must: {
      "properties.eventDeliverySchema": "EventGridSchema",
      "properties.destination.endpointType": "WebHook",
      "properties.deadLetterWithResourceIdentity.identity.type": "SystemAssigned",
    },
  },
};
