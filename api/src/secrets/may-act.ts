/** What ARM says that an identity may do at a scope. `*` stands for anything. */
export interface Permissions {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

/**
 * Whether ARM's permissions allow an action: what one role withholds another may still give.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions
 */
export const mayAct = (permissions: readonly Permissions[], action: string): boolean =>
  permissions.some(
    ({ actions, notActions }) =>
      actions.some((pattern) => matches(pattern, action)) &&
      !notActions.some((pattern) => matches(pattern, action)),
  );

const matches = (pattern: string, action: string): boolean => {
  const [first = "", ...rest] = pattern.toLowerCase().split("*");
  const wanted = action.toLowerCase();
  const last = rest.pop();
  if (last === undefined) return wanted === first;
  if (!wanted.startsWith(first)) return false;
  let place = first.length;
  for (const part of rest) {
    const found = wanted.indexOf(part, place);
    if (found < 0) return false;
    place = found + part.length;
  }
  return wanted.endsWith(last) && place <= wanted.length - last.length;
};
