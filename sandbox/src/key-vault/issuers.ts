/**
 * Who signs: `Self`, and certificate authorities of every vault, each with a way of its own. `Unknown` waits for a merge,
 * as one's own authority would (create-certificate-scenarios.md); merging is not served.
 */
export interface Issuer {
  /** Milliseconds until it answers; an issuer without never does, nor to a cancellation. */
  readonly answersAfter?: number;
  readonly refuses?: true;
}

const second = 1000;
const minute = 60 * second;

const issuers: Readonly<Record<string, Issuer>> = {
  self: { answersAfter: 2 * second },
  "slow-ca": { answersAfter: 5 * minute },
  "silent-ca": {},
  "refusing-ca": { answersAfter: 10 * second, refuses: true },
  unknown: {},
};

export function issuerNamed(name: string): Issuer | undefined {
  return issuers[name.toLowerCase()];
}
