import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";

/**
 * Asks again for the queries under these keys when told to: at once the first time, then at most once in `pause` milliseconds however many
 * changes come in, and once more for the last of them.
 */
export function useThrottledRefresh(keys: readonly QueryKey[], pause = 1000): () => void {
  const queries = useQueryClient();
  const resting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const again = useRef(false);
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => () => clearTimeout(resting.current ?? undefined), []);
  return useCallback(() => {
    const refresh = () => {
      if (resting.current !== null) {
        again.current = true;
        return;
      }
      for (const queryKey of latest.current) void queries.invalidateQueries({ queryKey });
      resting.current = setTimeout(() => {
        resting.current = null;
        if (!again.current) return;
        again.current = false;
        refresh();
      }, pause);
    };
    refresh();
  }, [queries, pause]);
}
