import { appendFileSync, writeFileSync } from "node:fs";
import { ServerResponse } from "node:http";
import { join } from "node:path";

// Loaded before a service by `--import …/record-replies.ts?folder=…`: whatever any client of it is
// sent, a stream that never ends included, also goes to files: one with the head, one with the body.
const folder = new URL(import.meta.url).searchParams.get("folder") ?? "";
const names = new WeakMap<ServerResponse, string>();
let count = 0;

const begin = (reply: ServerResponse): string => {
  count += 1;
  const name = join(folder, `${process.pid}-${count}`);
  names.set(reply, name);
  // The header block as it is sent; no public name gives what was passed to `writeHead`.
  const head: unknown = Reflect.get(reply, "_header");
  writeFileSync(`${name}.head`, `${reply.req.method} ${reply.req.url}\n${String(head)}`);
  return name;
};

const record = (reply: ServerResponse, [chunk, encoding]: readonly unknown[]): void => {
  const body = `${names.get(reply) ?? begin(reply)}.body`;
  if (chunk instanceof Uint8Array) appendFileSync(body, chunk);
  else if (typeof chunk === "string")
    appendFileSync(body, encoding === "latin1" ? Buffer.from(chunk, "latin1") : chunk);
};

for (const method of ["write", "end"] as const) {
  const original = ServerResponse.prototype[method];
  Object.defineProperty(ServerResponse.prototype, method, {
    configurable: true,
    writable: true,
    value(this: ServerResponse, ...parameters: unknown[]): unknown {
      const result: unknown = Reflect.apply(original, this, parameters);
      record(this, parameters);
      return result;
    },
  });
}
