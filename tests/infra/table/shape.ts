/**
 * The properties that are known, by name; `!` after it: Azure, or this product, wants it. What has none of
 * its own may hold anything.
 */
export interface Shape {
  readonly [property: string]: Shape;
}
export const anything: Shape = {};

export interface ResourceType {
  readonly version: string;
  readonly shape: Shape;
  /** What has to stand there, word for word: `properties.authConfig.passwordAuth` -> `Disabled`. */
  readonly must?: Readonly<Record<string, string>>;
}
export type ResourceTypes = Readonly<Record<string, ResourceType>>;
