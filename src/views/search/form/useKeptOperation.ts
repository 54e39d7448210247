/** When another service is chosen, the operation stays if that service has it, too. */
import { useEffect, useEffectEvent, useState } from 'react';
import { useOperations } from '../../../queries/useOperations.ts';
import type { SearchDraft } from '../../../store/search/searchDraft.ts';

type Change = (apply: (draft: SearchDraft) => SearchDraft, isChosen?: boolean) => void;

/**
 * Returns what to call when the service is changed. A chosen service is searched for at once, or as soon as
 * its operations are known if one is set.
 */
export function useKeptOperation(draft: SearchDraft, change: Change) {
  /** The chosen service whose operations are awaited. */
  const [awaited, setAwaited] = useState<string | undefined>(undefined);
  const { data, failure } = useOperations(awaited);
  const decide = useEffectEvent(() => {
    setAwaited(undefined);
    change((current) => {
      const isKept = data?.some(({ name }) => name === current.operation) ?? false;
      return isKept ? current : { ...current, operation: '' };
    }, true);
  });
  const isKnown = data !== undefined || failure !== undefined;
  useEffect(() => {
    if (awaited !== undefined && isKnown) decide();
  }, [awaited, isKnown]);
  return (service: string, isChosen: boolean) => {
    const mustWait = isChosen && service !== '' && draft.operation !== '';
    setAwaited(mustWait ? service : undefined);
    const isEmptied = isChosen && service === '';
    change(
      (current) => ({ ...current, service, operation: isEmptied ? '' : current.operation }),
      isChosen && !mustWait,
    );
  };
}
