import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import * as z from "zod/mini";
import type { Inspected } from "./inspected.ts";

const Chunk = z.object({ chunk: z.string() });
const Context = z.object({ context: z.object({ id: z.number() }) });
const Queried = z.object({ objects: z.object({ objectId: z.string() }) });
const Answer = z.object({
  result: z.object({ objectId: z.optional(z.string()), value: z.optional(z.unknown()) }),
  exceptionDetails: z.optional(z.undefined()),
});

const GROUP = "memory";

/**
 * Every buffer that some object is, or has as a property, an element or an entry. Chromium shows no
 * buffer by itself (Blink's `isInspectableHeapObject`), so each is met by way of what holds it; one
 * that only a function remembers is met in Node, not in a page.
 */
const findBuffers = `function () {
  const found = new Set();
  const look = (value) => {
    if (ArrayBuffer.isView(value)) found.add(value.buffer);
    else if (value instanceof ArrayBuffer) found.add(value);
    else return false;
    return true;
  };
  for (const object of this) {
    if (look(object)) continue;
    try {
      for (const { value } of Object.values(Object.getOwnPropertyDescriptors(object))) look(value);
      if (object instanceof Map || object instanceof Set) for (const one of object.values()) look(one);
    } catch {
      // A revoked proxy, or the prototype of a kind of map: it holds nothing.
    }
  }
  return [...found];
}`;

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

/** Calls a function on an object of the engine; answers with an object of it, or with a value. */
const callOn = async (
  inspected: Inspected,
  objectId: string | undefined,
  functionDeclaration: string,
  values?: readonly number[],
) => {
  const reply = await inspected.send("Runtime.callFunctionOn", {
    objectId,
    functionDeclaration,
    objectGroup: GROUP,
    ...(values && { arguments: values.map((value) => ({ value })), returnByValue: true }),
  });
  return Answer.parse(reply).result;
};

/** A heap snapshot says of a buffer only how large it is. */
const takeBuffers = async (
  inspected: Inspected,
  context: number | undefined,
  into: WriteStream,
): Promise<void> => {
  const { result } = Answer.parse(
    await inspected.send("Runtime.evaluate", {
      expression: "Object.prototype",
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
  const { objectId } = await callOn(inspected, objects.objectId, findBuffers);
  const call = async (text: string, ...values: number[]): Promise<unknown> =>
    (await callOn(inspected, objectId, text, values)).value;
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
