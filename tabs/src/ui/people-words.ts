interface Person {
  readonly name: string;
}

const SHOWN = 4;
const or = new Intl.ListFormat("en", { type: "disjunction" });
const and = new Intl.ListFormat("en", { type: "conjunction" });

const names = (people: readonly Person[]): string[] => {
  const shown = people.slice(0, SHOWN).map(({ name }) => name);
  const more = people.length - SHOWN;
  return more > 0 ? [...shown, `${more} more`] : shown;
};

/** "Ada, Bob or 3 more" */
export const anyOf = (people: readonly Person[]): string => or.format(names(people));

/** "Ada, Bob and 3 more" */
export const allOf = (people: readonly Person[]): string => and.format(names(people));

interface Named {
  readonly vault: string;
  readonly name?: string | undefined;
}

/** "adyen-api-key in kv-payments-prod", "the vault kv-platform" */
export const refWords = ({ vault, name }: Named): string =>
  name === undefined ? `the vault ${vault}` : `${name} in ${vault}`;

/** "adyen-api-key and 2 more" */
export function refsWords(refs: readonly Named[]): string {
  const [first] = refs;
  if (!first) return "nothing";
  if (refs.length === 1) return refWords(first);
  return and.format([first.name ?? first.vault, `${refs.length - 1} more`]);
}

const SPELLED_OUT = 3;

/** "adyen-api-key and redis-access-key in kv-payments-dev, bank-sftp-password in kv-payments-prod" */
export function everyRefWords(refs: readonly Named[]): string {
  const byVault = Map.groupBy(refs, ({ vault }) => vault);
  return [...byVault]
    .map(([vault, inVault]) => {
      const named = inVault.flatMap(({ name }) => name ?? []);
      if (named.length === 0) return refWords({ vault });
      const words =
        named.length > SPELLED_OUT ? `${named.length} secrets, each alone,` : and.format(named);
      return `${words} in ${vault}`;
    })
    .join(", ");
}
