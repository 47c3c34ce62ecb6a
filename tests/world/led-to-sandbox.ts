/**
 * Loaded before a process of the production shape, whose environment says nothing of a sandbox: leads
 * Azure's host names and the time there, by what this file's own address says.
 */
const { searchParams } = new URL(import.meta.url);

process.env["SANDBOX_FRONT_DOOR"] = searchParams.get("front-door") ?? "";
process.env["SANDBOX_CLOCK"] = searchParams.get("clock") ?? "";
await import("@vault-tab/sandbox/redirect");
delete process.env["SANDBOX_FRONT_DOOR"];
delete process.env["SANDBOX_CLOCK"];
