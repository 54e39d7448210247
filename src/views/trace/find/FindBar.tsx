/** Find in the trace: the query, the number of matches, the way from one to the next, and what happens to the others. */
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import Search from 'lucide-react/icons/search';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { formatCount } from '../../../base/formatCount.ts';
import { testHooks } from '../../../base/testHooks.ts';
import { matchPosition } from '../../../model/find/matches.ts';
import { spanOfItem } from '../../../model/rows/rowItems.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { commandLabel } from '../../shared/commandTooltip.ts';
import { type LaterPart, usePartState } from '../../shared/laterCode.ts';
import { PartFailureLine } from '../../shared/PartFailure.tsx';
import { useBusy } from '../../shared/readiness.tsx';
import { whenIdle } from '../../shared/whenIdle.ts';
import { useTraceState, useTraceView } from '../context/traceView.ts';
import styles from './FindBar.module.css';
import { FindModePicker } from './FindModePicker.tsx';
import { closedFindList, type FindAidHandle } from './findAidContract.ts';
import { findEnginePart, preloadFindEngine } from './findEngine.ts';
import { useFindAid } from './useFindAid.ts';

export function FindBar({ inputRef }: { readonly inputRef: RefObject<HTMLInputElement | null> }) {
  const { act, select } = useTraceView();
  const text = useTraceState((state) => state.findText);
  const [error] = useTraceState((state) => state.findErrors);
  const isPending = useTraceState(select.isFindPending);
  useBusy(isPending);
  useEffect(() => whenIdle(preloadFindEngine), []);

  const listId = useId();
  const aid = useRef<FindAidHandle>(null);
  const [list, setList] = useState(closedFindList);
  const [isAidWanted, setIsAidWanted] = useState(false);
  const aidPart = useFindAid(isAidWanted || error !== undefined);
  const FindAid = aidPart.value;

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Typing before the help's code is loaded asks for it, too.
    if (aid.current === null && event.key.length === 1 && !event.ctrlKey && !event.metaKey)
      setIsAidWanted(true);
    if (aid.current?.onKeyDown(event) === true) return;
    if (event.key === 'Enter') {
      aid.current?.close();
      act.goToMatch(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape' && text !== '') act.find('');
    else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <search className={styles.find}>
        <div className={styles.frame}>
          <TextField
            ref={inputRef}
            label="Find in this trace"
            isLabelHidden
            placeholder="Find: words, key=value, dur>100ms"
            className={styles.field}
            data-testid={testHooks.findInput}
            value={text}
            error={error?.message}
            spellCheck={false}
            autoComplete="off"
            role="combobox"
            aria-expanded={list.isOpen}
            aria-controls={list.isOpen ? listId : undefined}
            aria-autocomplete="list"
            aria-activedescendant={list.active}
            before={<Search size={14} aria-hidden />}
            after={
              text === '' ? (
                <IconButton
                  label="What find understands"
                  size="small"
                  onClick={() => {
                    inputRef.current?.focus();
                    setIsAidWanted(true);
                    aid.current?.open();
                  }}
                >
                  <CircleQuestionMark size={14} aria-hidden />
                </IconButton>
              ) : (
                <FindSteps />
              )
            }
            onChange={(event) => {
              act.find(event.target.value);
              aid.current?.onInput();
            }}
            onKeyDown={onKeyDown}
            onBlur={() => aid.current?.close()}
          />
          {FindAid !== undefined && (
            <FindAid
              ref={aid}
              input={inputRef}
              listId={listId}
              isOpenAtFirst={isAidWanted}
              onListChange={setList}
            />
          )}
        </div>
        <FindModePicker />
      </search>
      <MissingParts aid={isAidWanted || error !== undefined ? aidPart : undefined} />
    </>
  );
}

/** Next to the field: says that find itself, or its help (if wanted), could not be loaded. */
function MissingParts({ aid }: { readonly aid: LaterPart<unknown> | undefined }) {
  const { act } = useTraceView();
  const isMissing = useTraceState((state) => state.isFindMissing);
  const engine = usePartState(findEnginePart);
  const hasCome = isMissing && engine.value !== undefined;
  useEffect(() => {
    if (hasCome) act.findAgain();
  }, [hasCome, act]);
  useBusy(engine.isTrying);
  const { failure, isTrying, onRetry } = isMissing ? engine : (aid ?? noPart);
  if (failure === undefined) return null;
  return <PartFailureLine failure={failure} isTrying={isTrying} onRetry={onRetry} />;
}

const noPart: LaterPart<unknown> = {
  value: undefined,
  failure: undefined,
  isTrying: false,
  onRetry: () => {},
};

/** The number of matches, and the way to the others. Nothing while the query is empty. */
function FindSteps() {
  const { act, select } = useTraceView();
  const focused = useTraceState((state) => state.focused);
  const isPending = useTraceState(select.isFindPending);
  const matches = useTraceState(select.matches);
  if (matches === undefined && !isPending) return null;
  const total = matches?.spans.length ?? 0;
  const span = focused === undefined ? undefined : spanOfItem(focused);
  const position = matches && matchPosition(matches.spans, span);
  const current = position === undefined ? 0 : position + 1;
  const isNone = isPending || total === 0;
  return (
    <>
      <span
        className={styles.count}
        role="status"
        data-testid={testHooks.findCount}
        data-total={isPending ? undefined : total}
        data-index={isPending ? undefined : current}
      >
        {isPending ? 'Searching…' : total === 0 ? 'No match' : `${current} of ${formatCount(total)}`}
      </span>
      <IconButton
        {...commandLabel('previous-match')}
        size="small"
        disabled={isNone}
        onClick={() => act.goToMatch(-1)}
        data-testid={testHooks.findPrevious}
      >
        <ArrowUp size={14} aria-hidden />
      </IconButton>
      <IconButton
        {...commandLabel('next-match')}
        size="small"
        disabled={isNone}
        onClick={() => act.goToMatch(1)}
        data-testid={testHooks.findNext}
      >
        <ArrowDown size={14} aria-hidden />
      </IconButton>
    </>
  );
}
