import { appTypes } from "./app-types.ts";
import { dataTypes } from "./data-types.ts";
import { monitorTypes } from "./monitor-types.ts";
import { networkTypes } from "./network-types.ts";
import { rightTypes } from "./right-types.ts";
import type { ResourceTypes } from "./shape.ts";

/**
 * Types, API versions and properties that the templates use, from Azure/bicep-types-az `generated/` of that
 * version (Microsoft.Insights: azure-rest-api-specs). Another version is a new line here, after reading it there.
 */
export const resourceTypes: ResourceTypes = {
  ...appTypes,
  ...dataTypes,
  ...monitorTypes,
  ...networkTypes,
  ...rightTypes,
};
