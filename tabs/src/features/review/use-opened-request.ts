import { Identifier } from "@vault-tab/contract";
import { useCallback, useState } from "react";
import { useLocation, useRoute, useSearch } from "wouter";
import { safeParse } from "../../data/parsing.ts";
import { useBackButton } from "../../host/use-back-button.ts";
import { requestPath, requestPattern, reviewPath } from "../../paths.ts";

/** The request in the address, and the ways to another one and back to the queue. */
export function useOpenedRequest() {
  const [, navigate] = useLocation();
  const [, params] = useRoute(requestPattern);
  const parsed = safeParse(Identifier, params?.id);
  const opened = parsed.success ? parsed.data : undefined;
  const search = useSearch();
  const tail = search ? `?${search}` : "";
  const open = useCallback(
    (id: string) => navigate(`${requestPath(id)}${tail}`, { state: "from-queue" }),
    [navigate, tail],
  );
  const close = useCallback(() => {
    if (window.history.state === "from-queue") window.history.back();
    else navigate(`${reviewPath}${tail}`, { replace: true });
  }, [navigate, tail]);
  useBackButton(opened !== undefined, close);
  // The panel closes by itself: taken away open, it would leave the queue hidden from screen readers.
  const [shown, setShown] = useState(opened);
  if (opened && opened !== shown) setShown(opened);
  return { opened, shown, open, close };
}
