import { createAppAuth } from "@octokit/auth-app";
import { request as octokitRequest } from "@octokit/request";
import { RequestError } from "@octokit/request-error";
import type { Clock } from "../clock.ts";
import { createAppJwt, type Sign } from "./app-jwt.ts";
import { fencedFetch, ORIGIN } from "./fenced-fetch.ts";
import type { GitHubPace } from "./pace.ts";

export interface GitHubOptions {
  readonly appId: number;
  readonly installationId: number;
  readonly sign: Sign;
  readonly clock: Pick<Clock, "now">;
  readonly pace: GitHubPace;
  readonly send: typeof fetch;
}

export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

/** There was no token to send it with: nothing has left. */
export class NotSentError extends Error {
  override readonly name = "NotSentError";
}

/** @throws RequestError, NotSentError */
export type GitHubCalls = (
  route: string,
  parameters: Repository & Readonly<Record<string, unknown>>,
) => Promise<unknown>;

/** It warns of deprecations on the console, which is no log of ours. */
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * GitHub as an installation of the App. Its tokens live for an hour in the memory of this process, and
 * are neither written down nor shown.
 */
export const createGitHubCalls = (options: GitHubOptions): GitHubCalls => {
  const { appId, installationId, sign, clock, pace, send } = options;
  const request = octokitRequest.defaults({
    baseUrl: ORIGIN,
    headers: { "user-agent": "vault-tab", "x-github-api-version": "2022-11-28" },
    request: { fetch: fencedFetch(send), log: silent },
  });
  const createJwt = createAppJwt(sign, clock);
  const auth = createAppAuth({ appId, installationId, createJwt, request, log: silent });
  const tokenFor = async ({ repo }: Repository, refresh: boolean): Promise<string> => {
    try {
      // For this repository, to start and follow runs and for nothing else.
      const narrowed = { repositoryNames: [repo], permissions: { actions: "write" } };
      return (await auth({ type: "installation", ...narrowed, refresh })).token;
    } catch (cause) {
      throw new NotSentError("GitHub gave no token", { cause });
    }
  };
  const callWith = async (
    refresh: boolean,
    ...[route, parameters]: Parameters<GitHubCalls>
  ): Promise<unknown> => {
    const headers = { authorization: `token ${await tokenFor(parameters, refresh)}` };
    try {
      const answer = await request(route, { ...parameters, headers });
      await pace.told(answer.headers);
      return answer.data;
    } catch (cause) {
      if (cause instanceof RequestError && cause.response) await pace.told(cause.response.headers);
      throw cause;
    }
  };
  return async (...asked) => {
    try {
      return await callWith(false, ...asked);
    } catch (cause) {
      if (!(cause instanceof RequestError) || cause.status !== 401) throw cause;
      // Taken back before its time.
      return callWith(true, ...asked);
    }
  };
};
