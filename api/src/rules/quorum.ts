/** So many of these people have to approve. */
export interface Seats {
  readonly approvals: number;
  /** Object ids. */
  readonly approvers: readonly string[];
}

/**
 * How many approvals each quorum has when these people approve, each counted once. Seats are given
 * so that as many as possible are taken: first come, first seated would leave a quorum empty whose
 * only approver already sits in another one.
 */
export const seated = (quorums: readonly Seats[], people: readonly string[]): readonly number[] => {
  const holders: string[][] = quorums.map(() => []);
  const seat = (person: string, tried: Set<number>): boolean =>
    quorums.some(({ approvals, approvers }, index) => {
      const taken = holders[index];
      if (!taken || tried.has(index) || !approvers.includes(person)) return false;
      tried.add(index);
      if (taken.length < approvals) return taken.push(person) > 0;
      const leaving = taken.findIndex((holder) => seat(holder, tried));
      if (leaving < 0) return false;
      taken[leaving] = person;
      return true;
    });
  for (const person of new Set(people)) seat(person, new Set());
  return holders.map(({ length }) => length);
};

export const isMet = (quorums: readonly Seats[], people: readonly string[]): boolean => {
  const taken = seated(quorums, people);
  return quorums.every(({ approvals }, index) => (taken[index] ?? 0) >= approvals);
};

/** Whether all of them together could approve. */
export const couldBeMet = (quorums: readonly Seats[]): boolean =>
  isMet(
    quorums,
    quorums.flatMap(({ approvers }) => approvers),
  );
