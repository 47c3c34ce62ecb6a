import type { HttpClient } from "@azure/core-rest-pipeline";

/** A request that carries a user's token would have left for a place that is not on the list. */
class OutgoingRefusedError extends Error {
  override readonly name = "OutgoingRefusedError";
}

const name = "[0-9A-Za-z-]{1,127}";

/** Lists and versions: the calls of Key Vault that answer with metadata and never with a value. */
const allowed: readonly { readonly method: string; readonly path: RegExp }[] = [
  { method: "GET", path: /^\/(secrets|certificates|keys)$/ },
  { method: "GET", path: new RegExp(`^/(secrets|certificates|keys)/${name}/versions$`) },
];

/**
 * The last stop before the network for requests with a user's token: only this vault's host, only
 * the methods and paths above. Retries, redirects and next links pass here too.
 */
export const onlyMetadataOf = (vaultUri: string, send: HttpClient): HttpClient => {
  const { origin } = new URL(vaultUri);
  return {
    sendRequest: (request) => {
      const url = new URL(request.url);
      const listed = allowed.some(
        ({ method, path }) => method === request.method && path.test(url.pathname),
      );
      if (url.origin === origin && listed) return send.sendRequest(request);
      const what = `${request.method} ${url.origin === origin ? url.pathname : url.host}`;
      return Promise.reject(new OutgoingRefusedError(`${what} is not allowed with a user's token`));
    },
  };
};
