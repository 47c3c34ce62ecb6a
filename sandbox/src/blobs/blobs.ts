import express, { type Express, type Request, type Response } from "express";
import { rolesAllowing } from "../authorization/permissions.ts";
import { travel } from "../latency.ts";
import { checkpointContainer } from "../tenant.ts";
import type { World } from "../world.ts";
import { BlobRefusal } from "./blob-refusal.ts";
import { addBlob, blobsIn, findBlob } from "./kept-blobs.ts";

const audiences = ["https://storage.azure.com", "https://storage.azure.com/"];
const blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";

/** `https://ACCOUNT.blob.core.windows.net`: one container, under a retention policy that is locked. */
export function createBlobs(world: World): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  app.use(express.text({ type: () => true, limit: "1mb" }));
  app.use(async (request, response) => {
    await travel(world);
    response.set("x-ms-version", request.get("x-ms-version") ?? "");
    response.set("x-ms-request-id", world.newId());
    try {
      await answer(world, request, response);
    } catch (refusal) {
      if (!(refusal instanceof BlobRefusal)) throw refusal;
      response.status(refusal.status).set("x-ms-error-code", refusal.code);
      response.type("application/xml").send(refusal.body());
    }
  });
  return app;
}

async function answer(world: World, request: Request, response: Response): Promise<void> {
  const may = await rightsOf(world, request);
  const [account] = request.hostname.split(".");
  const [, container, name] = request.path.split("/");
  const { account: known, container: only } = checkpointContainer;
  if (account !== known || container !== only) throw new BlobRefusal("ContainerNotFound");
  if (!name && request.method === "GET") {
    may("read");
    list(world, request, response);
  } else if (name && request.method === "PUT") put(world, request, response, name, may);
  else if (name && request.method === "GET") {
    may("read");
    get(world, response, name);
  } else if (name && request.method === "DELETE") {
    may("delete");
    throw new BlobRefusal(findBlob(world, name) ? "BlobImmutableDueToPolicy" : "BlobNotFound");
  } else throw new BlobRefusal("UnsupportedHttpVerb");
}

type May = (...actions: readonly string[]) => void;

/** One of the actions is enough. */
async function rightsOf(world: World, request: Request): Promise<May> {
  const verdict = await world.tokens.verify(request.get("authorization"), audiences);
  if (!verdict.ok) {
    const missing = verdict.reason === "missing";
    throw new BlobRefusal(missing ? "NoAuthenticationInformation" : "InvalidAuthenticationInfo");
  }
  return (...actions) => {
    const allowed = actions.some((action) => {
      const scope = checkpointContainer.resourceId;
      return rolesAllowing(world, verdict.caller, "data", `${blobs}/${action}`, scope).length > 0;
    });
    if (!allowed) throw new BlobRefusal("AuthorizationPermissionMismatch");
  };
}

/** learn.microsoft.com/rest/api/storageservices/put-blob: `add` is enough for a blob that is not there yet. */
function put(world: World, request: Request, response: Response, name: string, may: May): void {
  const found = findBlob(world, name);
  if (found && request.get("if-none-match") === "*") {
    may("write", "add/action");
    throw new BlobRefusal("BlobAlreadyExists");
  }
  if (found) {
    may("write");
    throw new BlobRefusal("BlobImmutableDueToPolicy");
  }
  may("write", "add/action");
  const { etag, at } = addBlob(world, name, typeof request.body === "string" ? request.body : "");
  response.status(201).set({ etag, "last-modified": at }).end();
}

function get(world: World, response: Response, name: string): void {
  const found = findBlob(world, name);
  if (!found) throw new BlobRefusal("BlobNotFound");
  response.set({ etag: found.etag, "last-modified": found.at, "x-ms-blob-type": "BlockBlob" });
  response.type("application/octet-stream").send(Buffer.from(found.text));
}

/** learn.microsoft.com/rest/api/storageservices/list-blobs; 5,000 to a page, which no test comes near. */
function list(world: World, request: Request, response: Response): void {
  const { prefix } = request.query;
  const found = blobsIn(world, typeof prefix === "string" ? prefix : "").map(
    ({ name, text, etag, at }) =>
      `<Blob><Name>${name}</Name><Properties><Last-Modified>${at}</Last-Modified><Etag>${etag.replaceAll('"', "")}</Etag>` +
      `<Content-Length>${Buffer.byteLength(text)}</Content-Length><BlobType>BlockBlob</BlobType></Properties></Blob>`,
  );
  const { account, container } = checkpointContainer;
  response
    .type("application/xml")
    .send(
      `<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="https://${account}.blob.core.windows.net/" ` +
        `ContainerName="${container}"><Blobs>${found.join("")}</Blobs><NextMarker /></EnumerationResults>`,
    );
}
