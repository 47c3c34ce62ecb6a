export * from "./events.ts";
export * from "./identity.ts";
export * from "./operations.ts";
export * from "./problem.ts";
export * from "./secrets.ts";
export * from "./settings.ts";
