/**
 * The conditions that spans can be searched by, as values. How they are written and evaluated is elsewhere.
 */

/** How a text is compared. Tests are in lower case, and case is ignored in the trace. */
export type TextTest =
  | { readonly kind: 'holds' | 'begins' | 'equals'; readonly text: string }
  /** A regular expression in the syntax of `base/text/textPattern`. It matches anywhere and ignores case. */
  | { readonly kind: 'pattern'; readonly source: string };

export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** What `has:` accepts besides attributes. */
export type SpanHas = 'exception' | 'error' | 'events' | 'links' | 'warnings' | 'children' | 'orphan';

/** Fields that have a syntax of their own, so they are never confused with attributes of the same name. */
export type SpanField = 'service' | 'op' | 'kind' | 'status';

export type SpanCondition =
  /**
   * Any text of the span: names, keys and values, including those of its events, links, resource and scope;
   * or the beginning of its id.
   */
  | { readonly kind: 'text'; readonly test: TextTest }
  | { readonly kind: 'field'; readonly field: SpanField; readonly test: TextTest }
  /**
   * An attribute of the span or its events, links, resource or scope, or a field of the span that is queried
   * like one.
   */
  | {
      readonly kind: 'attribute';
      readonly key: SpanQueryKey;
      readonly test: TextTest;
      /** The key must be present, with a value that does not pass the test. */
      readonly isOther: boolean;
    }
  /** An attribute whose value is a number; for `!=`, one whose value is anything but that number. */
  | {
      readonly kind: 'number';
      readonly key: SpanQueryKey;
      readonly comparison: Comparison;
      /** A decimal as typed; 64 bits and more stay exact. */
      readonly number: string;
    }
  | {
      readonly kind: 'time';
      readonly of: 'dur' | 'self';
      readonly comparison: Comparison;
      /** Whole nanoseconds. */
      readonly nanos: number;
    }
  /** 0 for a root. */
  | { readonly kind: 'depth'; readonly comparison: Comparison; readonly depth: number }
  | { readonly kind: 'has'; readonly what: SpanHas };

export type SpanTerm = SpanCondition & { readonly isNegated: boolean };

export interface SpanQueryKey {
  /** In lower case. */
  readonly text: string;
  /**
   * Only exactly this key. Otherwise, keys that end with it after a separator match too: `status_code`
   * includes `http.status_code`.
   */
  readonly isWhole: boolean;
}

/** Any of the groups must match; all terms of a group. Never empty. */
export interface SpanQuery {
  readonly groups: readonly (readonly SpanTerm[])[];
}
