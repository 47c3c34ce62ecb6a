import { lazy, Suspense } from "react";
import { useRestoration } from "../../data/restoration.ts";

const RestoredBar = lazy(async () => {
  const { RestoredBar: Bar } = await import("./restored-bar.tsx");
  return { default: Bar };
});

/** Above every section, where there is something to tell: hardly ever. */
export function RestorationPlace() {
  const { data, refetch } = useRestoration();
  if (!data?.open) return null;
  return (
    <Suspense>
      <RestoredBar restoration={data.open} onConfirmed={() => void refetch()} />
    </Suspense>
  );
}
