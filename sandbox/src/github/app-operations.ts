import { z } from "zod";
import { installation, type Permissions } from "./github-app.ts";
import { ok, type GitHubCall, type GitHubReply } from "./github-call.ts";
import { refuse } from "./github-refusal.ts";
import { issueToken, permits } from "./installation-tokens.ts";
import { installedRepository, repositories, type Repository } from "./repositories.ts";
import { appView, installationView, moment, repositoryView } from "./views.ts";

/** When the App was registered; nothing follows from it. */
const registered = Date.parse("2026-01-05T09:00:00Z");
const level = z.enum(["read", "write"]);
const tokenRequest = z.object({
  repositories: z.array(z.string()).optional(),
  repository_ids: z.array(z.int()).optional(),
  permissions: z
    .strictObject({
      actions: level.optional(),
      contents: level.optional(),
      metadata: level.optional(),
    })
    .optional(),
});

function demandApp({ bearer }: GitHubCall): void {
  if (bearer.kind !== "app") throw refuse.appOnly();
}

export function getApp(call: GitHubCall): GitHubReply {
  demandApp(call);
  return ok(appView(registered));
}

export function getRepositoryInstallation(call: GitHubCall): GitHubReply {
  demandApp(call);
  const { owner = "", repo = "" } = call.parameters;
  if (!installedRepository(owner, repo)) throw refuse.notFound();
  return ok(installationView(registered));
}

export function createAccessToken(call: GitHubCall): GitHubReply {
  demandApp(call);
  if (call.parameters["installation"] !== String(installation.id)) throw refuse.notFound();
  const asked = tokenRequest.safeParse(call.body ?? {});
  if (!asked.success) throw refuse.unprocessable("Invalid request.");
  const chosen = chosenRepositories(asked.data);
  const permissions = narrowed(asked.data.permissions);
  const { token, kept } = issueToken(call.world, {
    installation: installation.id,
    permissions,
    ...(chosen && { repositories: chosen.map(({ id }) => id) }),
  });
  return {
    status: 201,
    body: {
      token,
      expires_at: moment(kept.expiresAt),
      permissions,
      repository_selection: "selected",
      ...(chosen && { repositories: chosen.map(repositoryView) }),
    },
  };
}

function chosenRepositories(
  asked: z.infer<typeof tokenRequest>,
): readonly Repository[] | undefined {
  const { repositories: names, repository_ids: ids } = asked;
  if (!names && !ids) return undefined;
  const found = repositories.filter(
    ({ id, name, installed }) => installed && (names?.includes(name) || ids?.includes(id)),
  );
  if (found.length < (names?.length ?? 0) + (ids?.length ?? 0))
    throw refuse.unprocessable(
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  return found;
}

/** `metadata` is read by whoever may do anything at all. */
function narrowed(asked: z.infer<typeof tokenRequest>["permissions"]): Permissions {
  if (!asked) return installation.permissions;
  const { actions, contents, metadata = "read" } = asked;
  const wanted: Permissions = {
    ...(actions && { actions }),
    ...(contents && { contents }),
    metadata,
  };
  const granted = (["actions", "contents", "metadata"] as const).every((name) => {
    const level = wanted[name];
    return level === undefined || permits(installation.permissions, name, level);
  });
  if (!granted)
    throw refuse.unprocessable("The permissions requested are not granted to this installation.");
  return wanted;
}
