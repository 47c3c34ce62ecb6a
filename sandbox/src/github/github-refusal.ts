const docs = "https://docs.github.com/rest";

/** An error of GitHub's REST API: message, where to read, and the status once more as text. */
export class GitHubRefusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly page: string;

  constructor(
    status: number,
    message: string,
    more: { readonly page?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.page = more.page ?? "";
    this.headers = more.headers ?? {};
  }

  get body(): unknown {
    const documentation_url = this.page === "" ? docs : `${docs}/${this.page}`;
    return { message: this.message, documentation_url, status: String(this.status) };
  }
}

const dispatchPage = "actions/workflows#create-a-workflow-dispatch-event";
const limitsPage = "using-the-rest-api/rate-limits-for-the-rest-api";

/** Texts as issues quote them; where none was found docs/sandbox-differences.md says so. */
export const refuse = {
  notFound: () => new GitHubRefusal(404, "Not Found"),
  badCredentials: () => new GitHubRefusal(401, "Bad credentials"),
  jwt: (message = "A JSON web token could not be decoded") => new GitHubRefusal(401, message),
  unknownApp: () => new GitHubRefusal(404, "Integration not found"),
  appOnly: () =>
    new GitHubRefusal(401, "A JSON web token could not be decoded", {
      page: "apps/apps#get-the-authenticated-app",
    }),
  notForIntegration: () => new GitHubRefusal(403, "Resource not accessible by integration"),
  userAgent: () =>
    new GitHubRefusal(
      403,
      "Request forbidden by administrative rules. Please make sure your request has a User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required).",
    ),
  apiVersion: (given: string) =>
    new GitHubRefusal(400, `The REST API version '${given}' is not supported.`, {
      page: "about-the-rest-api/api-versions",
    }),
  json: () => new GitHubRefusal(400, "Problems parsing JSON"),
  dispatch: (message: string) => new GitHubRefusal(422, message, { page: dispatchPage }),
  unprocessable: (message: string) => new GitHubRefusal(422, message),
  completed: () =>
    new GitHubRefusal(409, "Cannot cancel a workflow run that is completed.", {
      page: "actions/workflow-runs#cancel-a-workflow-run",
    }),
  primary: (installation: string, headers: Readonly<Record<string, string>>) =>
    new GitHubRefusal(
      403,
      `API rate limit exceeded for ${installation}. If you reach out to GitHub Support for help, please include the request ID and timestamp.`,
      { page: `${limitsPage}#about-primary-rate-limits`, headers },
    ),
  secondary: (status: 403 | 429, seconds: number, headers: Readonly<Record<string, string>> = {}) =>
    new GitHubRefusal(
      status,
      "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID and timestamp.",
      {
        page: `${limitsPage}#about-secondary-rate-limits`,
        headers: { ...headers, "retry-after": String(seconds) },
      },
    ),
  server: () => new GitHubRefusal(502, "Server Error"),
};
