/** Below the find field: mistakes in the query, each at its place, and completions at the caret. */
import { type KeyboardEvent, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { applyCompletion, type Completion } from '../../../model/find/completion.ts';
import { moveActive } from '../../../ui/comboboxRows.ts';
import { useTraceState, useTraceView } from '../context/traceView.ts';
import styles from './FindAid.module.css';
import { FindCompletions } from './FindCompletions.tsx';
import { FindErrors } from './FindErrors.tsx';
import { closedFindList, type FindAidProps } from './findAidContract.ts';
import { useCompletions } from './useCompletions.ts';

export function FindAid({ ref, input, listId, isOpenAtFirst, onListChange }: FindAidProps) {
  const { act } = useTraceView();
  const text = useTraceState((state) => state.findText);
  /** The caret that the list completes at; undefined while it is closed. */
  const [caret, setCaret] = useState(() => (isOpenAtFirst ? text.length : undefined));
  const [active, setActive] = useState<number | undefined>(undefined);
  const { place, completions } = useCompletions(text, caret);
  const options = completions?.options ?? [];
  const [only] = options;
  // A completion that is already typed does not help.
  const isHelp =
    options.length > 1 ||
    (only !== undefined && place !== undefined && text.slice(place.from, place.to) !== only.insert);
  const isOpen = caret !== undefined && isHelp;
  const chosen = isOpen && active !== undefined ? options.at(active) : undefined;
  const activeId = chosen === undefined ? undefined : `${listId}-${active}`;

  useEffect(() => {
    onListChange(isOpen ? { isOpen, active: activeId } : closedFindList);
  }, [onListChange, isOpen, activeId]);

  const isKeyTyped = useRef(false);
  const nextCaret = useRef<number | undefined>(undefined);
  // The caret can be moved only after the field has rendered its new text.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the text has been rendered
  useLayoutEffect(() => {
    if (nextCaret.current !== undefined)
      input.current?.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = undefined;
  }, [text, input]);

  const openAt = (position: number | undefined) => {
    setCaret(position);
    setActive(undefined);
  };
  const close = () => openAt(undefined);
  const open = () => openAt(input.current?.selectionStart ?? text.length);
  const take = (completion: Completion) => {
    if (place === undefined) return;
    const completed = applyCompletion(text, place, completion);
    nextCaret.current = completed.caret;
    act.find(completed.text);
    openAt(completion.kind === 'value' ? undefined : completed.caret);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    isKeyTyped.current = isTyping(event);
    const isOpening = !isOpen && (event.key === 'ArrowDown' || (event.key === ' ' && event.ctrlKey));
    const moved = isOpen ? moveActive(event.key, active, options.length) : undefined;
    if (isOpening) open();
    else if (moved !== undefined) setActive(moved);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen !== undefined)
      take(chosen);
    else if (event.key === 'Escape' && isOpen) close();
    else {
      // The caret moves away.
      if (/^(ArrowLeft|ArrowRight|Home|End)$/.test(event.key)) close();
      return false;
    }
    event.preventDefault();
    return true;
  };
  // Pasted text and the like needs no completion.
  const onInput = () => {
    if (isKeyTyped.current) open();
    else close();
  };
  useImperativeHandle(ref, () => ({ onKeyDown, onInput, open, close }));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press must not take the field’s focus
    <div className={styles.below} onMouseDown={(event) => event.preventDefault()}>
      <FindErrors input={input} typingAt={isOpen ? caret : undefined} />
      {isOpen && completions !== undefined && (
        <FindCompletions
          id={listId}
          completions={completions}
          active={active}
          onActive={setActive}
          onTake={take}
        />
      )}
    </div>
  );
}

/** Whether a key types or deletes; touch keyboards do not report which. */
function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return event.key.length === 1 || /^(Backspace|Delete|Process|Unidentified)$/.test(event.key);
}
