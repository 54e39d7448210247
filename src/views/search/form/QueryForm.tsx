/** Keeps what is typed into the form until it is submitted. The form follows the address. */
import { type RefObject, useCallback, useImperativeHandle, useRef, useState } from 'react';
import type { SearchQuery } from '../../../model/summaries/searchQuery.ts';
import {
  draftFromQuery,
  type FieldErrors,
  parseDraft,
  type SearchDraft,
} from '../../../store/search/searchDraft.ts';
import { SearchForm } from './SearchForm.tsx';

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
  readonly onRefresh: () => void;
}

interface FormState {
  readonly search: string;
  readonly draft: SearchDraft;
  /** Errors of the fields that were submitted with a mistake. */
  readonly errors: FieldErrors;
}

export function QueryForm(props: QueryFormProps) {
  const { query, search, onAsk } = props;
  const [state, setState] = useState<FormState>(() => ({ search, draft: draftFromQuery(query), errors: {} }));
  if (state.search !== search) {
    setState({ search, draft: draftFromQuery(query, state.draft.tags.mode), errors: {} });
  }
  const service = useRef<HTMLInputElement>(null);
  const change = useCallback((apply: (draft: SearchDraft) => SearchDraft) => {
    setState((current) => {
      const draft = apply(current.draft);
      return { ...current, draft, errors: stillWrong(current.errors, draft) };
    });
  }, []);
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
      onChange={change}
      onSubmit={submit}
      onRefresh={props.onRefresh}
    />
  );
}

/** Clears a field's error as soon as it is fixed; shows no new errors while the user is typing. */
function stillWrong(shown: FieldErrors, draft: SearchDraft): FieldErrors {
  if (Object.keys(shown).length === 0) return shown;
  const parsed = parseDraft(draft);
  if (parsed.ok) return {};
  return Object.fromEntries(Object.entries(parsed.error).filter(([field]) => field in shown));
}
