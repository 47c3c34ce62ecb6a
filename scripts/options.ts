import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./root.ts";

export interface Options {
  /** `.sandbox` of this repository, unless SANDBOX_FOLDER names another. */
  readonly stateFolder: string;
  readonly hostPort: number;
  readonly productPort: number;
  /** Milliseconds that the sandbox adds to each request of Azure. */
  readonly latency: number;
  readonly open: boolean;
}

export const usage = `Options:
  --host-port N      Teams host (TEAMS_HOST_PORT, 5300); its other ports follow it
  --product-port N   the product (PRODUCT_PORT, 5301)
  --latency N        milliseconds that each request to the sandbox's Azure takes (0)
  --no-open          print the addresses instead of opening a browser`;

function whole(name: string, text: string, highest: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= highest) return number;
  throw new Error(`${name} is "${text}" and should be a whole number up to ${highest}.`);
}

export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      "host-port": { type: "string", default: environment["TEAMS_HOST_PORT"] ?? "5300" },
      "product-port": { type: "string", default: environment["PRODUCT_PORT"] ?? "5301" },
      latency: { type: "string", default: "0" },
      open: { type: "boolean", default: true },
    },
    allowNegative: true,
  });
  return {
    stateFolder: resolve(root, environment["SANDBOX_FOLDER"] ?? join(root, ".sandbox")),
    hostPort: whole("--host-port", values["host-port"], 65_535),
    productPort: whole("--product-port", values["product-port"], 65_535),
    latency: whole("--latency", values.latency, 600_000),
    open: values.open,
  };
}
