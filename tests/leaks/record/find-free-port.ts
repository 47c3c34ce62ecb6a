import { once } from "node:events";
import { createServer } from "node:net";
import { randomInt } from "node:crypto";

/** From below the ports that systems give to whoever asks for any, so that nobody takes it meanwhile. */
export const findFreePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(11_000, 32_000);
    const server = createServer().listen(port, "127.0.0.1");
    const free = await once(server, "listening").then(
      () => true,
      () => false,
    );
    if (!free) continue;
    server.close();
    await once(server, "close");
    return port;
  }
};
