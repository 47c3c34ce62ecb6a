import { anything, type ResourceTypes } from "./shape.ts";

const network = "2024-05-01";
const zones = "2024-06-01";

export const networkTypes: ResourceTypes = {
  "Microsoft.Network/virtualNetworks": {
    version: network,
    shape: {
      "name!": anything,
      "location!": anything,
      "properties!": {
        "addressSpace!": { "addressPrefixes!": anything },
        "subnets!": {
          "name!": anything,
          "properties!": {
            "addressPrefix!": anything,
            delegations: { "name!": anything, "properties!": { "serviceName!": anything } },
          },
        },
      },
    },
  },
  "Microsoft.Network/privateEndpoints": {
    version: network,
    shape: {
      "name!": anything,
      "location!": anything,
      "properties!": {
        "subnet!": { "id!": anything },
        "privateLinkServiceConnections!": {
          "name!": anything,
          "properties!": { "privateLinkServiceId!": anything, "groupIds!": anything },
        },
      },
    },
  },
  "Microsoft.Network/privateEndpoints/privateDnsZoneGroups": {
    version: network,
    shape: {
      "parent!": anything,
      "name!": anything,
      "properties!": {
        "privateDnsZoneConfigs!": {
          "name!": anything,
          "properties!": { "privateDnsZoneId!": anything },
        },
      },
    },
  },
  "Microsoft.Network/privateDnsZones": {
    version: zones,
    shape: { "name!": anything, "location!": anything },
    must: { location: "global" },
  },
  "Microsoft.Network/privateDnsZones/virtualNetworkLinks": {
    version: zones,
    shape: {
      "parent!": anything,
      "name!": anything,
      "location!": anything,
      "properties!": { "registrationEnabled!": anything, "virtualNetwork!": { "id!": anything } },
    },
    must: { location: "global" },
  },
};
