import type { Finding } from "./finding.ts";
import type { Patient } from "./patient.ts";

/** One question, asked by itself: none waits for another, and none changes anything. */
export interface Check {
  /** By this it is known in `--json` and in docs/doctor.md. */
  readonly name: string;
  /** What is checked, in words. */
  readonly title: string;
  readonly examine: (patient: Patient) => Promise<readonly Finding[]>;
}
