/** A call would have left for a place that is not on the list. */
export class NotAllowedError extends Error {
  override readonly name = "NotAllowedError";
}

export const ORIGIN = "https://api.github.com";
/** Milliseconds: GitHub itself ends what takes longer (docs.github.com/rest, "Timeouts"). */
const TIME_LIMIT = 10_000;

const part = "[\\w.-]+";
const actions = `^/repos/${part}/${part}/actions`;
const allowed: readonly { readonly method: string; readonly path: RegExp }[] = [
  { method: "POST", path: /^\/app\/installations\/\d+\/access_tokens$/ },
  { method: "POST", path: new RegExp(`${actions}/workflows/${part}/dispatches$`) },
  { method: "GET", path: new RegExp(`${actions}/workflows/${part}/runs$`) },
  { method: "GET", path: new RegExp(`${actions}/runs/\\d+(/jobs)?$`) },
  { method: "POST", path: new RegExp(`${actions}/runs/\\d+/cancel$`) },
];

/** The only way to GitHub: one host, and of its API what a rotation needs. Logs of a run are not among it. */
export const fencedFetch =
  (send: typeof fetch): typeof fetch =>
  async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = init?.method ?? "GET";
    const listed = allowed.some((one) => one.method === method && one.path.test(url.pathname));
    if (url.origin !== ORIGIN || !listed) {
      const what = url.origin === ORIGIN ? url.pathname : url.host;
      throw new NotAllowedError(`${method} ${what} is not allowed with the App's token`);
    }
    const signal = AbortSignal.timeout(TIME_LIMIT);
    return send(url, { ...init, redirect: "error", signal });
  };
