/** Where new ids come from. */
export interface Ids {
  fresh(): string;
  /** UUIDv5: the same for the same name, so that whoever repeats a step makes nothing twice. */
  of(name: string): string;
}
