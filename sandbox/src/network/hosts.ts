/** The host names of the real services that the sandbox stands in for. */

export const hosts = {
  entra: ["login.microsoftonline.com", "login.windows.net"],
  graph: ["graph.microsoft.com"],
  arm: ["management.azure.com"],
  logs: ["api.loganalytics.io", "api.loganalytics.azure.com"],
  github: ["api.github.com"],
} as const;

const blobHost = /^[a-z0-9]{3,24}\.blob\.core\.windows\.net$/;
const vaultHost = /^[a-z0-9-]{1,127}\.vault\.azure\.net$/;

export type Service = keyof typeof hosts | "keyVault" | "blobs";

export function serviceOf(host: string): Service | undefined {
  const name = host.toLowerCase();
  if (vaultHost.test(name)) return "keyVault";
  if (blobHost.test(name)) return "blobs";
  for (const [service, names] of Object.entries(hosts)) {
    if (names.some((known) => known === name) && isService(service)) return service;
  }
  return undefined;
}

function isService(name: string): name is keyof typeof hosts {
  return name in hosts;
}
