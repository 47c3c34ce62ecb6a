import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { root } from "../../scripts/root.ts";
import { provisioned } from "./environments.ts";
import { fillPlaceholders } from "./fill-placeholders.ts";

const Json = z.record(z.string(), z.json());
export type Json = z.infer<typeof Json>;

export const readAppPackage = (file: string): string =>
  readFileSync(join(root, "appPackage", file), "utf8");

/** A file of `appPackage/` as the toolkit makes it for an environment. */
export const renderFor = (environment: string, file = "manifest.json"): Json =>
  Json.parse(JSON.parse(fillPlaceholders(readAppPackage(file), provisioned(environment))));
