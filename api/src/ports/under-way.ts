/** Work that goes on behind an answer that was given. */
export interface UnderWay {
  begin(work: () => Promise<void>): void;
}
