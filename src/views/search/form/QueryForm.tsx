/** Keeps what is typed into the form until it is submitted. The form follows the address. */
import { type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { SearchQuery } from '../../../model/summaries/searchQuery.ts';
import { defaultSort } from '../../../model/summaries/sortSummaries.ts';
import {
  draftFromQuery,
  type FieldErrors,
  parseDraft,
  type SearchDraft,
} from '../../../store/search/searchDraft.ts';
import { formatSearchUrl } from '../../../url/searchUrl.ts';
import { SearchForm } from './SearchForm.tsx';
import { useKeptOperation } from './useKeptOperation.ts';

/** What commands do to the form. */
export interface QueryFormHandle {
  readonly submit: () => void;
  readonly focusService: () => void;
}

export interface QueryFormProps {
  /** The query of the address. */
  readonly query: SearchQuery;
  /** The same as text: the form is reset when it changes. */
  readonly search: string;
  readonly isSearching: boolean;
  readonly canRefresh: boolean;
  readonly handleRef: RefObject<QueryFormHandle | null>;
  readonly onAsk: (query: SearchQuery) => void;
  /** Whether the form asks for something else than the address. */
  readonly onPending: (isPending: boolean) => void;
  readonly onRefresh: () => void;
}

interface FormState {
  readonly search: string;
  readonly draft: SearchDraft;
  /** Errors of the fields that were submitted with a mistake. */
  readonly errors: FieldErrors;
}

export function QueryForm(props: QueryFormProps) {
  const { query, search, onAsk, onPending } = props;
  const [state, setState] = useState<FormState>(() => ({ search, draft: draftFromQuery(query), errors: {} }));
  if (state.search !== search) {
    setState({ search, draft: draftFromQuery(query, state.draft.tags.mode), errors: {} });
  }
  const service = useRef<HTMLInputElement>(null);
  // Events may follow one another before React renders, so they start from the newest draft.
  const newest = useRef(state.draft);
  useLayoutEffect(() => {
    newest.current = state.draft;
  }, [state.draft]);
  const change = (apply: (draft: SearchDraft) => SearchDraft, isChosen = false) => {
    const draft = apply(newest.current);
    newest.current = draft;
    setState((current) => ({ ...current, draft, errors: stillWrong(current.errors, draft) }));
    const parsed = parseDraft(draft);
    if (isChosen && parsed.ok && !isSameQuery(parsed.value, query)) onAsk(parsed.value);
  };
  const onService = useKeptOperation(state.draft, change);
  const isPending = props.canRefresh && isOther(state.draft, query);
  useEffect(() => onPending(isPending), [isPending, onPending]);
  const submit = () => {
    const parsed = parseDraft(state.draft);
    if (!parsed.ok) {
      setState({ ...state, errors: parsed.error });
      return;
    }
    // Typed tags become chips even if the address stays the same.
    setState({ ...state, draft: draftFromQuery(parsed.value, state.draft.tags.mode), errors: {} });
    onAsk(parsed.value);
  };
  useImperativeHandle(props.handleRef, () => ({
    submit,
    focusService: () => {
      service.current?.focus();
      service.current?.select();
    },
  }));
  return (
    <SearchForm
      draft={state.draft}
      errors={state.errors}
      isSearching={props.isSearching}
      canRefresh={props.canRefresh}
      serviceRef={service}
      isPending={isPending}
      onChange={change}
      onService={onService}
      onSubmit={submit}
      onRefresh={props.onRefresh}
    />
  );
}

function isSameQuery(one: SearchQuery, other: SearchQuery): boolean {
  return formatSearchUrl(one, defaultSort) === formatSearchUrl(other, defaultSort);
}

/** A draft with a mistake is another question, too. */
function isOther(draft: SearchDraft, query: SearchQuery): boolean {
  const parsed = parseDraft(draft);
  return !parsed.ok || !isSameQuery(parsed.value, query);
}

/** Clears a field's error as soon as it is fixed; shows no new errors while the user is typing. */
function stillWrong(shown: FieldErrors, draft: SearchDraft): FieldErrors {
  if (Object.keys(shown).length === 0) return shown;
  const parsed = parseDraft(draft);
  if (parsed.ok) return {};
  return Object.fromEntries(Object.entries(parsed.error).filter(([field]) => field in shown));
}
