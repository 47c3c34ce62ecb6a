const compiled = new Map<string, RegExp>();

/** `*` stands for any text, also across slashes: learn.microsoft.com/azure/role-based-access-control/role-definitions. */
export function actionMatches(pattern: string, action: string): boolean {
  let expression = compiled.get(pattern);
  if (!expression) {
    const literal = pattern.split("*").map((part) => part.replace(/[.\\+?^${}()|[\]]/g, "\\$&"));
    expression = new RegExp(`^${literal.join(".*")}$`, "i");
    compiled.set(pattern, expression);
  }
  return expression.test(action);
}
