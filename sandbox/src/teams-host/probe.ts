import { connect } from "node:net";

/**
 * Whether something listens there. The page cannot tell a server that is down from one whose
 * certificate is not trusted: both fail alike in `fetch`.
 */
export function isListening(url: URL, timeout: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host: url.hostname, port: Number(url.port || 443) });
  const settle = (listening: boolean): void => {
    socket.destroy();
    resolve(listening);
  };
  socket.setTimeout(timeout, () => settle(false));
  socket.once("connect", () => settle(true));
  socket.once("error", () => settle(false));
  return promise;
}
