/** A place that keeps what was once put there: a folder, or a container of blobs that can't be changed. */
export interface CheckpointFiles {
  names(): Promise<readonly string[]>;
  read(name: string): Promise<string>;
  /** One that is there already stays as it is. */
  add(name: string, text: string): Promise<void>;
}
