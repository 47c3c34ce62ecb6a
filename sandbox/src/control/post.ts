import type { z } from "zod";

/** Serves `POST path`: parses the change and makes it. */
export type Post = <Change>(
  path: string,
  schema: z.ZodType<Change>,
  act: (change: Change) => void | Promise<void>,
) => void;
