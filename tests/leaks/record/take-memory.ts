import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import * as z from "zod/mini";
import type { Inspected } from "./inspected.ts";

const Chunk = z.object({ chunk: z.string() });
const Context = z.object({ context: z.object({ id: z.number() }) });
const Evaluated = z.object({ result: z.object({ objectId: z.optional(z.string()) }) });
const Queried = z.object({ objects: z.object({ objectId: z.string() }) });
const Returned = z.object({ result: z.object({ value: z.unknown() }) });

const GROUP = "memory";

/** Bytes of one buffer from an offset, as Latin-1; "" at its end, and for one that was given away. */
const readPart = `function (nth, from) {
  const buffer = this[nth];
  if (!buffer || buffer.detached || from >= buffer.byteLength) return "";
  let text = "";
  const end = Math.min(from + ${1 << 20}, buffer.byteLength);
  for (let at = from; at < end; at += 8192)
    text += String.fromCharCode(...new Uint8Array(buffer, at, Math.min(8192, end - at)));
  return text;
}`;

/** A heap snapshot says of a buffer only how large it is: bytes that are no strings live outside the heap. */
const takeBuffers = async (
  inspected: Inspected,
  context: number | undefined,
  into: WriteStream,
): Promise<void> => {
  const { result } = Evaluated.parse(
    await inspected.send("Runtime.evaluate", {
      expression: "ArrayBuffer.prototype",
      objectGroup: GROUP,
      ...(context !== undefined && { contextId: context }),
    }),
  );
  const { objects } = Queried.parse(
    await inspected.send("Runtime.queryObjects", {
      prototypeObjectId: result.objectId,
      objectGroup: GROUP,
    }),
  );
  const call = async (functionDeclaration: string, ...values: number[]): Promise<unknown> => {
    const reply = await inspected.send("Runtime.callFunctionOn", {
      objectId: objects.objectId,
      functionDeclaration,
      arguments: values.map((value) => ({ value })),
      returnByValue: true,
    });
    return Returned.parse(reply).result.value;
  };
  const count = z.number().parse(await call("function () { return this.length; }"));
  for (let nth = 0; nth < count; nth += 1) {
    for (let from = 0; ; from += 1 << 20) {
      const part = z.string().parse(await call(readPart, nth, from));
      if (part === "") break;
      into.write(Buffer.from(part, "latin1"));
    }
    into.write("\n");
  }
};

/** All that the engine still holds after a forced collection: its heap, then every buffer beside it. */
export const takeMemory = async (inspected: Inspected, file: string): Promise<void> => {
  const into = createWriteStream(file);
  const contexts: number[] = [];
  inspected.onEvent((method, parameters) => {
    if (method === "HeapProfiler.addHeapSnapshotChunk") into.write(Chunk.parse(parameters).chunk);
    if (method === "Runtime.executionContextCreated")
      contexts.push(Context.parse(parameters).context.id);
  });
  await inspected.send("HeapProfiler.enable");
  await inspected.send("HeapProfiler.collectGarbage");
  await inspected.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await inspected.send("HeapProfiler.disable");
  await inspected.send("Runtime.enable");
  for (const context of contexts.length > 0 ? contexts : [undefined])
    await takeBuffers(inspected, context, into);
  await inspected.send("Runtime.releaseObjectGroup", { objectGroup: GROUP });
  await inspected.send("Runtime.disable");
  into.end();
  await once(into, "finish");
};
