import { type AppManifest, AppManifestUtils } from "@microsoft/app-manifest";
import * as z from "zod";
import type { Json } from "./render-manifest.ts";

/** Whether it is one is what the schema is asked. */
const Claimed = z.custom<AppManifest>((value) => typeof value === "object");

/** What Microsoft's schema, which comes with the package, has against a manifest; no network is asked. */
export const schemaFaults = (manifest: Json): Promise<string[]> =>
  AppManifestUtils.validateAgainstSchema(Claimed.parse(manifest));
