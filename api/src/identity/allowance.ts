/** Whether somebody may do something, and if not, why: what guards an operation also says it beforehand. */
export type Allowance =
  { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

export const yes: Allowance = { allowed: true };
export const no = (reason: string): Allowance => ({ allowed: false, reason });
