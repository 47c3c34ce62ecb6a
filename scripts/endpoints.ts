import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Endpoints = z.object({
  caFile: z.string(),
  proxy: z.string(),
  teamsHost: z.string(),
  product: z.string(),
  control: z.string(),
  appIdUri: z.string(),
  personas: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      userPrincipalName: z.string(),
      password: z.string(),
    }),
  ),
});
export type Endpoints = z.infer<typeof Endpoints>;

export function endpointsFile(stateFolder: string): string {
  return join(stateFolder, "endpoints.json");
}

/** @throws Error when the sandbox has never run here */
export function readEndpoints(stateFolder: string): Endpoints {
  const file = endpointsFile(stateFolder);
  if (!existsSync(file)) {
    throw new Error(`There is no ${file}: start the sandbox first (npm run sandbox).`);
  }
  return Endpoints.parse(JSON.parse(readFileSync(file, "utf8")));
}
