export interface RoleDefinition {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  /** Bounds what the role's holder may assign. */
  readonly condition?: string;
  /** Of a custom role; a built-in one may be assigned everywhere. */
  readonly assignableScopes?: readonly string[];
}
