/** What can be done with a tag besides copying it: find it, search by it, hide its spans. */
import { createContext, useContext, useMemo } from 'react';
import { tagColorBy } from '../../../model/color/colorBy.ts';
import type { AttributeDetails } from '../../../model/details/attributeList.ts';
import { formatKeyValue } from '../../../model/details/valueFormat.ts';
import type { Trace } from '../../../model/trace.ts';
import type { CopyMenuItem } from '../../../ui/CopyMenu.tsx';
import { formatTagSearch } from '../../../url/similarSearch.ts';
import { useAddress } from '../../shared/address.ts';
import { useTraceView } from '../context/traceView.ts';
import type { TagScope } from '../leads/tagLinks.ts';

export type ActionsOfTag = (attribute: AttributeDetails, scope: TagScope) => readonly CopyMenuItem[];

const TagActionsContext = createContext<ActionsOfTag>(() => []);
export const TagActionsProvider = TagActionsContext.Provider;

export function useTagActions(): ActionsOfTag {
  return useContext(TagActionsContext);
}

/** A longer value is not what anybody looks for as a whole, and too long for an address. */
const MAX_VALUE = 500;

/** Returns the actions for the attributes of a span of `service`. */
export function useActionsOfTags(trace: Trace, service: string): ActionsOfTag {
  const { act } = useTraceView();
  const { go } = useAddress();
  return useMemo(
    () => (attribute, scope) => {
      const { key, text } = attribute;
      if (key === '' || text === '' || text.length > MAX_VALUE) return [];
      const end = trace.startUnixMicros + trace.duration;
      const items: CopyMenuItem[] = [
        { label: 'Find spans with this', run: () => act.find(formatKeyValue(attribute)) },
        {
          label: 'Search traces with this',
          run: () =>
            go('/search', formatTagSearch(service, { key, value: text }, trace.startUnixMicros, end)),
        },
      ];
      if (scope === 'tag') {
        items.push({
          label: 'Hide spans with this',
          run: () => act.toggleHiddenValue({ by: tagColorBy(key), value: text }),
        });
      }
      return items;
    },
    [act, go, trace, service],
  );
}
