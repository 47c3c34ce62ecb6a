import { useOpened } from "../../host/use-opened.ts";
import { requestPath, requestPattern, reviewPath } from "../../paths.ts";

/** The request in the address, and the ways to another one and back to the queue. */
export const useOpenedRequest = () =>
  useOpened({ pattern: requestPattern, path: requestPath, list: reviewPath });
