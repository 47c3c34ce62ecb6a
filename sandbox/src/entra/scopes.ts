import type { Application } from "../directory/applications.ts";
import type { TenantDirectory } from "../directory/directory.ts";
import { graphAppId, type Resource } from "../directory/resources.ts";
import { refuse } from "./refusals.ts";

const openIdScopes = new Set(["openid", "profile", "email", "offline_access"]);

export interface AskedScopes {
  readonly resource: Resource;
  /** The resource as the client spelled it: a v1.0 token repeats it as `aud`. */
  readonly identifier: string;
  /** Names without the resource; empty when `/.default` was asked. */
  readonly names: readonly string[];
  readonly openId: ReadonlySet<string>;
}

/** `https://vault.azure.net/user_impersonation openid` and the like; a bare name is one of Graph's. */
export function readScopes(
  scope: string | undefined,
  application: Application,
  directory: TenantDirectory,
): AskedScopes {
  const words = (scope ?? "").split(" ").filter(Boolean);
  if (words.length === 0) throw refuse.missing("scope");
  const openId = new Set(words.filter((word) => openIdScopes.has(word)));
  const asked = words.filter((word) => !openIdScopes.has(word)).map(split);
  const identifiers = new Set(asked.map((one) => one.identifier));
  if (identifiers.size > 1) throw refuse.severalResources(scope ?? "");
  const identifier = asked[0]?.identifier ?? "https://graph.microsoft.com";
  const resource = directory.resource(identifier);
  if (!resource) throw refuse.unknownResource(identifier);
  if (resource.appId === application.clientId && identifier !== application.clientId)
    throw refuse.tokenForItself(application, identifier);
  const names = asked.map((one) => one.name).filter((name) => name !== ".default");
  for (const name of names) {
    if (!Object.hasOwn(resource.scopes, name))
      throw refuse.unknownScope(application, name, {
        clientId: resource.appId,
        name: resource.name,
      });
  }
  return { resource, identifier, names, openId };
}

function split(word: string): { identifier: string; name: string } {
  const slash = word.lastIndexOf("/");
  if (slash < 0) return { identifier: graphAppId, name: word };
  const identifier = word.slice(0, slash);
  const name = word.slice(slash + 1);
  if (identifier === "" || name === "") throw refuse.scopeMalformed(word);
  return { identifier, name };
}
