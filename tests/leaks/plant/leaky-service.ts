import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { plantedLeak, plantedValue } from "./leak.ts";

// A service that leaks in every way a service can. Arguments: its port and its folder.
const [port = "", folder = ""] = process.argv.slice(2);
const held: string[] = [];

const server = createServer((request, reply) => {
  request.resume();
  held.push(plantedLeak);
  if (request.url === "/leak") {
    reply.writeHead(200, { "x-leak": plantedLeak, "set-cookie": `reply=${plantedValue}` });
    reply.end(plantedLeak);
  } else if (request.url === "/stream") {
    reply.writeHead(200, { "content-type": "text/event-stream" });
    reply.write(`data: ${plantedLeak}\n\n`);
  } else {
    reply.writeHead(200, { "content-type": "text/html" });
    reply.end("<!doctype html><title>Leaky</title>");
  }
});
server.listen(Number(port), "localhost");
await once(server, "listening");
console.log(`I hold ${plantedLeak}`);
writeFileSync(join(folder, "database"), Buffer.from(plantedLeak, "utf16le"));
