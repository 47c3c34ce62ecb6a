import * as z from "zod/mini";

const Endpoints = z.object({
  teamsHost: z.string(),
  product: z.string(),
  control: z.string(),
  caFile: z.string(),
});

/** Where the world of this run is, as `start-world.ts` told it. */
export const endpoints = Endpoints.parse(JSON.parse(process.env["E2E_ENDPOINTS"] ?? "{}"));
