import type { HttpClient } from "@azure/core-rest-pipeline";

/** A request that carries a token would have left for a place that is not on the list. */
class OutgoingRefusedError extends Error {
  override readonly name = "OutgoingRefusedError";
}

interface Allowed {
  readonly method: string;
  readonly path: RegExp;
}

/** The last stop before the network: a way to one host, for a closed list of methods and paths. */
export type Fence = (host: string, send: HttpClient) => HttpClient;

const name = "[0-9A-Za-z-]{1,127}";
const kinds = "(?:secrets|certificates|keys)";

/** Retries, redirects and next links pass here too. */
const fence =
  (allowed: readonly Allowed[], whose: string): Fence =>
  (host, send) => {
    const { origin } = new URL(host);
    return {
      sendRequest: (request) => {
        const url = new URL(request.url);
        const listed = allowed.some(
          ({ method, path }) => method === request.method && path.test(url.pathname),
        );
        if (url.origin === origin && listed) return send.sendRequest(request);
        const what = `${request.method} ${url.origin === origin ? url.pathname : url.host}`;
        return Promise.reject(
          new OutgoingRefusedError(`${what} is not allowed with ${whose} token`),
        );
      },
    };
  };

/** Lists and versions: the calls of Key Vault that answer with metadata and never with a value. */
export const onlyMetadataOf = fence(
  [
    { method: "GET", path: new RegExp(`^/${kinds}$`) },
    { method: "GET", path: new RegExp(`^/${kinds}/${name}/versions$`) },
  ],
  "a user's",
);

/** A new version of a secret, for the one file that makes values. */
export const onlyNewVersionsIn = fence(
  [{ method: "PUT", path: new RegExp(`^/secrets/${name}$`) }],
  "a user's",
);

/** The next version of a certificate, by the policy that stands. */
export const onlyRenewalsIn = fence(
  [{ method: "POST", path: new RegExp(`^/certificates/${name}/create$`) }],
  "a user's",
);

/** The next version of a key. */
export const onlyKeyRotationsIn = fence(
  [{ method: "POST", path: new RegExp(`^/keys/${name}/rotate$`) }],
  "a user's",
);

/** What the rotator's identity does: it looks at versions and disables one. */
export const onlyRotatorsWorkIn = fence(
  [
    { method: "GET", path: new RegExp(`^/${kinds}/${name}/versions$`) },
    { method: "PATCH", path: new RegExp(`^/${kinds}/${name}/[0-9a-f]{32}$`) },
  ],
  "the rotator's",
);

/** What was asked of an issuer: it is looked at, and cancelled. */
export const onlyOperationsIn = fence(
  [
    { method: "GET", path: new RegExp(`^/certificates/${name}/pending$`) },
    { method: "PATCH", path: new RegExp(`^/certificates/${name}/pending$`) },
  ],
  "the rotator's",
);

const vault =
  "/+subscriptions/[^/]+/resource[gG]roups/[^/]+/providers/Microsoft.KeyVault/+vaults/[^/]+";

/** What a person may do at a vault, or at one thing in it. */
export const onlyPermissionsIn = fence(
  [
    {
      method: "GET",
      path: new RegExp(
        `^${vault}(?:/${kinds}/${name})?/providers/Microsoft.Authorization/permissions$`,
      ),
    },
  ],
  "a user's",
);

/** Spans, to the place that the connection string names; where a redirect leads is another place. */
export const onlyTelemetryTo = fence(
  [{ method: "POST", path: /^\/v2\.1\/track$/ }],
  "the service's",
);

const key = `^/keys/${name}(?:/[0-9a-f]{32}|/)?`;

/** A signature by a key that stays where it is; what the client reads of it before is its public part. */
export const onlySignaturesIn = fence(
  [
    { method: "GET", path: new RegExp(`${key}$`) },
    { method: "POST", path: new RegExp(`${key}/sign$`) },
  ],
  "the rotator's",
);

const job =
  "^/subscriptions/[^/]+/resource[gG]roups/[^/]+/providers/Microsoft.Automation/automationAccounts/[^/]+/jobs/[0-9a-f-]{36}";

/** A job is made, looked at and stopped; nothing else of an Automation account. */
export const onlyJobsIn = fence(
  [
    { method: "PUT", path: new RegExp(`${job}$`) },
    { method: "GET", path: new RegExp(`${job}(?:/streams)?$`) },
    { method: "POST", path: new RegExp(`${job}/stop$`) },
  ],
  "the rotator's",
);
