import { once } from "node:events";
import * as z from "zod/mini";
import type { Inspected } from "./inspected.ts";

const Targets = z.tuple([z.object({ webSocketDebuggerUrl: z.string() })]);
const Message = z.object({
  id: z.optional(z.number()),
  method: z.optional(z.string()),
  params: z.optional(z.unknown()),
  result: z.optional(z.unknown()),
  error: z.optional(z.object({ message: z.string() })),
});

/** A Node process that was started with `--inspect=127.0.0.1:<port>`. */
export const inspectNode = async (port: number): Promise<Inspected & { close(): void }> => {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  const [target] = Targets.parse(await answer.json());
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, "open");
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners: ((method: string, parameters: unknown) => void)[] = [];
  socket.addEventListener("message", ({ data }) => {
    const message = Message.parse(JSON.parse(String(data)));
    const { id, method, params, error, result } = message;
    if (method !== undefined) for (const listener of listeners) listener(method, params);
    const reply = id === undefined ? undefined : waiting.get(id);
    if (error) reply?.reject(new Error(error.message));
    else reply?.resolve(result);
  });
  socket.addEventListener("close", () => {
    for (const reply of waiting.values()) reply.reject(new Error("The process is gone."));
  });
  return {
    send: (method, params = {}) => {
      const id = waiting.size + 1;
      const reply = Promise.withResolvers<unknown>();
      waiting.set(id, reply);
      socket.send(JSON.stringify({ id, method, params }));
      return reply.promise;
    },
    onEvent: (listener) => void listeners.push(listener),
    close: () => socket.close(),
  };
};
