/** What the worker has seen in Azure, for whoever answers people and may not look there. */
export interface Findings {
  keep(name: string, found: unknown): Promise<void>;
  /** As it was kept, to be parsed; undefined where nothing of late is known. */
  find(name: string): Promise<unknown>;
}
