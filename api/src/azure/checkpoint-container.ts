import { text } from "node:stream/consumers";
import type { TokenCredential } from "@azure/core-auth";
import { RestError } from "@azure/core-rest-pipeline";
import { ContainerClient } from "@azure/storage-blob";
import type { CheckpointFiles } from "../ports/checkpoint-files.ts";

export interface CheckpointContainerOptions {
  /** `https://ACCOUNT.blob.core.windows.net/CONTAINER` */
  readonly url: string;
  readonly credential: TokenCredential;
}

/** A container of blobs under a locked retention policy: what is there can be neither changed nor deleted. */
export const createCheckpointContainer = ({
  url,
  credential,
}: CheckpointContainerOptions): CheckpointFiles => {
  const container = new ContainerClient(url, credential);
  return {
    names: async () => {
      const names: string[] = [];
      for await (const { name } of container.listBlobsFlat({ prefix: "checkpoint-" })) {
        names.push(name);
      }
      return names;
    },
    read: async (name) => {
      const { readableStreamBody: body } = await container.getBlobClient(name).download();
      if (!body) throw new Error("A blob came without its content.");
      return text(body);
    },
    add: async (name, content) => {
      // Only where there is none: the role adds blobs and overwrites none, and another replica may have been first.
      const conditions = { ifNoneMatch: "*" };
      try {
        await container
          .getBlockBlobClient(name)
          .upload(content, Buffer.byteLength(content), { conditions });
      } catch (failure) {
        if (!(failure instanceof RestError) || failure.code !== "BlobAlreadyExists") throw failure;
      }
    },
  };
};
