/** The operator's links at tags, process tags and fields of logs. */
import { createContext, useContext, useMemo } from 'react';
import { type LinkRule, type LinkScope, linksAt, type ReadyLink } from '../../../links/rules/linkRules.ts';
import { lookupOfSpan } from '../../../links/rules/spanLookup.ts';
import type { AttributeDetails, AttributeList } from '../../../model/details/attributeList.ts';
import type { SpanDetails } from '../../../model/details/spanDetails.ts';
import type { Trace } from '../../../model/trace.ts';
import { useConfig } from '../../shared/config.ts';

export type TagScope = Extract<LinkScope, 'tag' | 'log' | 'process'>;

/** Returns the links of one attribute; `list`: the attributes that it stands among. */
export type LinksOfTag = (
  attribute: AttributeDetails,
  scope: TagScope,
  list: AttributeList,
) => readonly ReadyLink[];

const noLinks: readonly ReadyLink[] = [];
const none: LinksOfTag = () => noLinks;
const TagLinksContext = createContext<LinksOfTag>(none);
export const TagLinksProvider = TagLinksContext.Provider;

export function useTagLinks(): LinksOfTag {
  return useContext(TagLinksContext);
}

/** Returns the links for the attributes of a span. */
export function useLinksOfTags(trace: Trace, details: SpanDetails): LinksOfTag {
  const { entries } = useConfig().links;
  const { span, service, operation, kind } = details;
  return useMemo(() => {
    const rules = entries.flatMap((entry): readonly LinkRule[] =>
      entry.kind === 'rule' ? [entry.rule] : [],
    );
    // Rules that name their keys are the usual ones, and most tags have none of them.
    const keys = new Set(rules.flatMap((rule) => rule.keys));
    const isForAll = rules.some((rule) => rule.keys.length === 0);
    if (rules.length === 0) return none;
    return (attribute, scope, list) => {
      if (!isForAll && !keys.has(attribute.key)) return noLinks;
      const place = { scope, key: attribute.key, value: attribute.text, service, operation, kind };
      return linksAt(rules, place, lookupOfSpan(trace, span, scope === 'tag' ? [] : list));
    };
  }, [entries, trace, span, service, operation, kind]);
}
