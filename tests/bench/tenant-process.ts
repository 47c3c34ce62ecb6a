/** The sandbox in a process of its own, so that its work is not measured as the client's. */
import { startSandbox } from "@vault-tab/sandbox";
import { addCrowd } from "./crowd.ts";
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

const answer = async (message: unknown): Promise<void> => {
  const { id, ask } = Ask.parse(message);
  const found = ask.what === "crowd" ? await addCrowd(sandbox, ask.size) : callsFrom(ask.from);
  process.send?.({ id, answer: found });
};

process.on("message", (message) => void answer(message));
process.once("SIGTERM", () => void sandbox.close().then(() => process.exit(0)));

process.send?.({ id: 0, answer: Place.parse(sandbox) });
