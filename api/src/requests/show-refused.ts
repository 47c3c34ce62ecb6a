import type { Ruling as RulingReply } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import type { WishedSecrets } from "../ports/wished-secrets.ts";
import type { Ruling } from "../rules/ruling.ts";
import { refOf, UNKNOWN } from "../rules/wished-secret.ts";

type Refused = Ruling["refused"][number];

/** A vault that they may neither see nor ask for is not told of. */
export const isKnowable = async (
  wishedSecrets: WishedSecrets,
  asker: Asker,
  { secret }: Refused,
): Promise<boolean> =>
  secret.name !== undefined || (await wishedSecrets.mayKnow(asker, secret.vault));

/** What is refused, as far as this person may know of it. */
export const showRefused = (
  wishedSecrets: WishedSecrets,
  asker: Asker,
  refused: readonly Refused[],
): Promise<RulingReply["refused"]> =>
  Promise.all(
    refused.map(async (one) => {
      const { secret, reason, rule } = one;
      return (await isKnowable(wishedSecrets, asker, one))
        ? { secret: refOf(secret), reason, ...(rule && { rule }) }
        : { secret: refOf(secret), reason: UNKNOWN };
    }),
  );
