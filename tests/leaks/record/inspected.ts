/** A JavaScript engine that answers the DevTools protocol: a page's, or a Node process'. */
export interface Inspected {
  send(method: Method, parameters?: object): Promise<unknown>;
  onEvent(listener: (method: string, parameters: unknown) => void): void;
}

export type Method =
  | "HeapProfiler.enable"
  | "HeapProfiler.collectGarbage"
  | "HeapProfiler.takeHeapSnapshot"
  | "HeapProfiler.disable"
  | "Runtime.enable"
  | "Runtime.disable"
  | "Runtime.evaluate"
  | "Runtime.queryObjects"
  | "Runtime.callFunctionOn"
  | "Runtime.releaseObjectGroup";
