import { readFileSync } from "node:fs";
import tls from "node:tls";

/** Lets this process's own clients, `fetch` among them, trust the sandbox's authority. */
export const trust = (caFile: string): void => {
  tls.setDefaultCACertificates([...tls.getCACertificates("default"), readFileSync(caFile, "utf8")]);
};
