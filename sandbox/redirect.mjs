// Loaded by `node --import`: sends the host names of Azure to the sandbox's front door, for this process only.
// The server name stays what it was, so that certificates are checked against the real name.
import { syncBuiltinESMExports } from "node:module";
import { env } from "node:process";
import tls from "node:tls";

const names = new Set([
  "login.microsoftonline.com",
  "login.windows.net",
  "graph.microsoft.com",
  "management.azure.com",
  "api.loganalytics.io",
  "api.loganalytics.azure.com",
  "api.github.com",
]);

/** @param {unknown} host */
const isRedirected = (host) =>
  typeof host === "string" && (names.has(host) || /^[a-z0-9-]+\.vault\.azure\.net$/i.test(host));

/** @param {string} frontDoor `127.0.0.1:5302` */
export function redirect(frontDoor) {
  const { hostname, port } = new URL(`https://${frontDoor}`);
  const original = tls.connect;
  /** @param {any[]} parameters */
  const connect = (...parameters) => {
    const options = parameters.find((one) => typeof one === "object" && one !== null);
    const host = options?.host ?? options?.hostname;
    if (!isRedirected(host) || Number(options.port ?? 443) !== 443)
      return Reflect.apply(original, tls, parameters);
    const rest = parameters.filter((one) => typeof one === "function");
    return Reflect.apply(original, tls, [
      {
        ...options,
        host: hostname,
        port: Number(port),
        servername: options.servername || host,
      },
      ...rest,
    ]);
  };
  tls.connect = connect;
  syncBuiltinESMExports();
  return () => {
    tls.connect = original;
    syncBuiltinESMExports();
  };
}

const frontDoor = env["SANDBOX_FRONT_DOOR"];
if (frontDoor) redirect(frontDoor);
