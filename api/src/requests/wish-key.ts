import type { AccessRequestRecord } from "./access-request.ts";

type Wished = Pick<AccessRequestRecord, "role" | "secrets" | "breakGlass"> & {
  readonly continues?: string | undefined;
};

/** The same for the same wish, in whatever order and letters its secrets were named. */
export const wishKey = ({ role, secrets, continues, breakGlass }: Wished): string => {
  const named = secrets.map(({ vault, name = "", kind = "secret" }) =>
    [vault, kind, name].join("/").toLowerCase(),
  );
  return [breakGlass ? "break-glass" : role, continues ?? "", ...named.toSorted()].join(" ");
};
