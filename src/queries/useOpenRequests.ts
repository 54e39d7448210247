/** How many questions are under way, for whoever must know that the page is at rest. */
import { useIsFetching } from '@tanstack/react-query';

export function useOpenRequests(): number {
  return useIsFetching();
}
