/** Looks for secrets in what people write. */
export interface TextInspector {
  /** What was found, by its kind and never by its value; `undefined` where there is nothing. */
  inspect(text: string): Promise<string | undefined>;
}
