// Loaded by `node --import`: sends the host names of Azure to the sandbox's front door, for this process only.
// The server name stays what it was, so that certificates are checked against the real name.
import { syncBuiltinESMExports } from "node:module";
import { env } from "node:process";
import tls from "node:tls";
import "./shift-date.mjs";
import { serviceOf } from "./src/network/hosts.ts";

/**
 * `tls.connect(options)` is what Node's own clients call; the older forms begin with a port and a host.
 * @param {readonly unknown[]} parameters
 */
function readOptions(parameters) {
  const [port, host] = parameters;
  /** @type {{ host?: unknown, port?: unknown, servername?: unknown }} */
  const given = parameters.find((one) => typeof one === "object" && one !== null) ?? {};
  return {
    ...(typeof port === "number" && { port }),
    ...(typeof host === "string" && { host }),
    ...given,
  };
}

/**
 * @param {string} frontDoor `127.0.0.1:5302`
 * @returns {() => void} what undoes it
 */
export function redirect(frontDoor) {
  const { hostname, port } = new URL(`https://${frontDoor}`);
  const original = tls.connect;
  /** @param {unknown[]} parameters */
  const connect = (...parameters) => {
    const options = readOptions(parameters);
    const isAzure = typeof options.host === "string" && serviceOf(options.host) !== undefined;
    if (!isAzure || Number(options.port ?? 443) !== 443)
      return Reflect.apply(original, tls, parameters);
    const listener = parameters.findLast((one) => typeof one === "function");
    const redirected = {
      ...options,
      host: hostname,
      port: Number(port),
      servername: options.servername || options.host,
    };
    return Reflect.apply(original, tls, listener ? [redirected, listener] : [redirected]);
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
