/** The sandbox in a process of its own, so that its work is not measured as the client's. */
import { startSandbox } from "@vault-tab/sandbox";
import { addCrowd } from "./crowd.ts";
import { growFleet } from "./grow-fleet.ts";
import { Ask, type Call, Place, TenantOptions } from "./tenant-answers.ts";

const { latency = 0 } = TenantOptions.parse(JSON.parse(process.argv[2] ?? "{}"));
const sandbox = await startSandbox({ propagation: 0, latency });

const callsFrom = (from: number): Call[] =>
  sandbox
    .keyVaultLog()
    .slice(from)
    .map(({ vault, operationName, httpStatusCode, requestUri }) => ({
      vault,
      operation: operationName,
      status: httpStatusCode,
      address: requestUri,
    }));

const answerTo = async (ask: Ask["ask"]): Promise<unknown> => {
  if (ask.what === "crowd") return addCrowd(sandbox, ask.size);
  if (ask.what === "growth") return growFleet(sandbox, ask.times);
  return callsFrom(ask.from);
};

const answer = async (message: unknown): Promise<void> => {
  const { id, ask } = Ask.parse(message);
  process.send?.({ id, answer: await answerTo(ask) });
};

process.on("message", (message) => void answer(message));
process.once("SIGTERM", () => void sandbox.close().then(() => process.exit(0)));

process.send?.({ id: 0, answer: Place.parse(sandbox) });
