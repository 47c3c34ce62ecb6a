import type { Reads as ReadsReply, ReadsQuery } from "@vault-tab/contract";
import { readLogStanding } from "../audit/log-standing.ts";
import { isOverseer } from "../identity/overseer.ts";
import type { Asker } from "../ports/asker.ts";
import type { ReadFilter } from "../ports/reads.ts";
import { placeAfter, placeOf } from "../requests/place.ts";
import type { GrantPorts } from "./ports.ts";
import { presentedRead } from "./presented-read.ts";

type Ports = Pick<GrantPorts, "reads" | "vaults">;

const PAGE = 50;

/**
 * A page of reads, newest first: all for admins and auditors, one's own for everybody else. Those of
 * others are answered like none.
 * @throws ProblemError `invalid_input` for a cursor of another list
 */
export const listReads = async (
  ports: Ports,
  { actor }: Asker,
  { basis, from, to, cursor, limit = PAGE, ...rest }: ReadsQuery,
): Promise<ReadsReply> => {
  const asked: ReadFilter = {
    ...rest,
    ...(basis && { bases: basis }),
    ...(from !== undefined && { from: new Date(from) }),
    ...(to !== undefined && { to: new Date(to) }),
  };
  const visible = isOverseer(actor) || (rest.reader ?? actor.objectId) === actor.objectId;
  const filter = isOverseer(actor) ? asked : { ...asked, reader: actor.objectId };
  return pageOfReads(ports, visible ? filter : { ...filter, bases: [] }, { cursor, limit });
};

/** Whose they are is the caller's to have asked. */
export const pageOfReads = async (
  { reads, vaults }: Ports,
  filter: ReadFilter,
  { cursor, limit = PAGE }: { readonly cursor?: string | undefined; readonly limit?: number },
): Promise<ReadsReply> => {
  const none = filter.bases?.length === 0;
  const [found, total, progress, newest, watched] = await Promise.all([
    none ? [] : reads.list(filter, limit + 1, cursor === undefined ? undefined : placeOf(cursor)),
    none ? 0 : reads.count(filter),
    reads.progress(),
    reads.newest(),
    vaults.watched(),
  ]);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const more = found.length > limit && last;
  const names = watched
    .map(({ name }) => name)
    .filter((name) => name.toLowerCase() === (filter.vault ?? name).toLowerCase());
  return {
    items: shown.map(presentedRead),
    total,
    complete: true,
    ...(more && { nextCursor: placeAfter({ createdAt: last.at, id: last.id }) }),
    log: readLogStanding(progress, names, newest),
  };
};
