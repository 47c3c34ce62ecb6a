import { useDeferredValue } from "react";

/** False in the first drawing, true in one right behind it: for what nobody can use so early. */
export const useSoon = (): boolean => useDeferredValue(true, false);
