import type { AccessRequestRecord } from "./access-request.ts";
import { secretKey } from "./secret-key.ts";

type Wished = Pick<AccessRequestRecord, "role" | "secrets" | "breakGlass"> & {
  readonly continues?: string | undefined;
};

/** The same for the same wish, in whatever order and letters its secrets were named. */
export const wishKey = ({ role, secrets, continues, breakGlass }: Wished): string =>
  [breakGlass ? "break-glass" : role, continues ?? "", ...secrets.map(secretKey).toSorted()].join(
    " ",
  );
