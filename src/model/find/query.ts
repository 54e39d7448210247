/** What can be asked of the spans of a trace: conditions as values, apart from how they are written or answered. */

/** How a text is compared. Texts are in lower case, and capitals of the trace count as small letters. */
export type TextTest =
  | { readonly kind: 'holds' | 'begins' | 'equals'; readonly text: string }
  /** Source of a regular expression in the form of `base/text/textPattern`; it is looked for anywhere, in any case. */
  | { readonly kind: 'pattern'; readonly source: string };

export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** What `has:` asks for besides attributes. */
export type SpanHas = 'exception' | 'error' | 'events' | 'links' | 'warnings' | 'children' | 'orphan';

/** Fields that are asked for by name alone, never mixed up with attributes that are called alike. */
export type SpanField = 'service' | 'op' | 'kind' | 'status';

export type SpanCondition =
  /** Any text of the span: names, keys and values, those of its events, links, resource and scope too; the beginning of its id. */
  | { readonly kind: 'text'; readonly test: TextTest }
  | { readonly kind: 'field'; readonly field: SpanField; readonly test: TextTest }
  /** An attribute of the span, its events, links, resource or scope, or a field of the span that is asked for like one. */
  | {
      readonly kind: 'attribute';
      readonly key: SpanQueryKey;
      readonly test: TextTest;
      /** It has the key with a value that does not pass the test. */
      readonly isOther: boolean;
    }
  /** An attribute whose value is a number; for `!=` one whose value is anything but that number. */
  | {
      readonly kind: 'number';
      readonly key: SpanQueryKey;
      readonly comparison: Comparison;
      /** A decimal as it was typed: 64 bits and more stay exact. */
      readonly number: string;
    }
  | {
      readonly kind: 'time';
      readonly of: 'dur' | 'self';
      readonly comparison: Comparison;
      /** Whole nanoseconds. */
      readonly nanos: number;
    }
  /** 0 at a root. */
  | { readonly kind: 'depth'; readonly comparison: Comparison; readonly depth: number }
  | { readonly kind: 'has'; readonly what: SpanHas };

export type SpanTerm = SpanCondition & { readonly isNegated: boolean };

export interface SpanQueryKey {
  /** In lower case. */
  readonly text: string;
  /** Exactly this key; else also one that ends so after a point or the like: `status_code` is `http.status_code` too. */
  readonly isWhole: boolean;
}

/** Any of the groups; all terms of a group. Never empty. */
export interface SpanQuery {
  readonly groups: readonly (readonly SpanTerm[])[];
}
