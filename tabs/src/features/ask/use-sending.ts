import type { SentRequests } from "@vault-tab/contract";
import { useState } from "react";
import { useExtendGrant } from "../../data/grants.ts";
import { useAskForAccess } from "../../data/requests.ts";
import { troubleOf, type Trouble } from "../../trouble.ts";
import { withDurationsInWords } from "../../ui/duration-words.ts";
import { fieldNames, type Faults } from "./check-draft.ts";
import type { Draft } from "./draft.ts";
import { requestOf } from "./wish.ts";

/** What the service said of single fields, as long as they hold what it spoke of. */
function faultsOf(trouble: Trouble | undefined, sent: Draft | undefined, now: Draft): Faults {
  const faults: Faults = {};
  for (const { field, message } of trouble?.errors ?? []) {
    const name = fieldNames.find((one) => one === field);
    if (!name || sent?.[name] !== now[name]) continue;
    faults[name] =
      trouble?.code === "secret_in_text"
        ? `This looks as if it held a secret (${message}). Nothing was stored. Take it out.`
        : withDurationsInWords(message);
  }
  return faults;
}

/** Sends the form: a new wish, or the extension of a grant. */
export function useSending(draft: Draft, onSent: (sent: SentRequests) => void) {
  const asking = useAskForAccess();
  const extending = useExtendGrant();
  const [sent, setSent] = useState<Draft>();
  const failure = draft.continues ? extending.error : asking.error;
  const trouble = failure ? troubleOf(failure) : undefined;
  const faults = faultsOf(trouble, sent, draft);
  const send = (longest: number | undefined) => {
    setSent(draft);
    const body = requestOf(draft, longest);
    const { continues } = draft;
    if (!continues) return asking.mutate({ body }, { onSuccess: onSent });
    const { duration, reason, ticket } = body;
    return extending.mutate(
      {
        params: { id: continues.grant },
        body: { duration, reason, ...(ticket !== undefined && { ticket }) },
      },
      { onSuccess: (request) => onSent({ items: [request], refused: [] }) },
    );
  };
  return {
    send,
    busy: asking.isPending || extending.isPending,
    faults,
    /** What concerns no field that one could mend. */
    trouble: trouble && !trouble.errors?.length ? trouble : undefined,
  };
}
