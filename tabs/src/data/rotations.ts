import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { RotationsQuery } from "@vault-tab/contract";
import type { SecretKey } from "../paths.ts";
import { useClient } from "./client-context.ts";
import { useCommand } from "./use-command.ts";

/** Rotations, newest first; the next page is fetched on demand. */
export function useRotations(query: RotationsQuery) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: ["mine", "rotations", query],
    initialPageParam: "",
    queryFn: ({ signal, pageParam }) =>
      client(
        "listRotations",
        { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

export function useRotation(id: string) {
  const client = useClient();
  return useQuery({
    queryKey: ["mine", "rotations", "one", id],
    queryFn: ({ signal }) => client("getRotation", { params: { id } }, signal),
  });
}

/** The plans of all secrets that this person may list; the next page is fetched on demand. */
export function useRotationPlans() {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: ["mine", "rotation-plans", "all"],
    initialPageParam: "",
    queryFn: ({ signal, pageParam }) =>
      client(
        "listRotationPlans",
        { query: { limit: 500, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** How one secret is rotated, and what this person may do about it. */
export function useRotationPlanning({ vault, kind, name }: SecretKey) {
  const client = useClient();
  return useQuery({
    queryKey: ["mine", "rotation-plans", "one", vault, kind, name],
    queryFn: ({ signal }) =>
      client("getRotationPlan", { params: { vault, name }, query: { kind } }, signal),
  });
}

export const useStartRotation = () => useCommand("startRotation", "rotation-changed");
export const useCancelRotation = () => useCommand("cancelRotation", "rotation-changed");
export const useRetireOldVersion = () => useCommand("retireOldVersion", "rotation-changed");
export const useSetRotationPlan = () => useCommand("setRotationPlan", "rotation-plan-changed");
export const useApproveRotationPlan = () =>
  useCommand("approveRotationPlan", "rotation-plan-changed");
