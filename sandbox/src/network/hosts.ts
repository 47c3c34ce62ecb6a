/** The host names of the real services that the sandbox stands in for. */

export const hosts = {
  entra: ["login.microsoftonline.com", "login.windows.net"],
  graph: ["graph.microsoft.com"],
  arm: ["management.azure.com"],
  logs: ["api.loganalytics.io", "api.loganalytics.azure.com"],
  github: ["api.github.com"],
} as const;

const vaultHost = /^[a-z0-9-]{1,127}\.vault\.azure\.net$/;

export type Service = keyof typeof hosts | "keyVault";

export function serviceOf(host: string): Service | undefined {
  const name = host.toLowerCase();
  if (vaultHost.test(name)) return "keyVault";
  for (const [service, names] of Object.entries(hosts)) {
    if (names.some((known) => known === name) && isService(service)) return service;
  }
  return undefined;
}

function isService(name: string): name is keyof typeof hosts {
  return name in hosts;
}
