/** Find in the trace: words, the count of what they find, and the way from one to the next. */
import { ArrowDown, ArrowUp, Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import { testHooks } from '../../base/testHooks.ts';
import { spanOfItem } from '../../model/rowItems.ts';
import { matchPosition } from '../../model/spanMatches.ts';
import { IconButton } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useBusy } from '../app/readiness.tsx';
import { preloadFindEngine } from './findEngine.ts';
import styles from './TraceTools.module.css';
import { useTraceState, useTraceView } from './traceView.ts';

export function FindBar({ inputRef }: { readonly inputRef: RefObject<HTMLInputElement | null> }) {
  const { act, select } = useTraceView();
  const text = useTraceState((state) => state.findText);
  const focused = useTraceState((state) => state.focused);
  const isPending = useTraceState(select.isFindPending);
  useBusy(isPending);
  const matches = useTraceState(select.matches);
  const total = matches?.spans.length ?? 0;
  const position =
    matches && matchPosition(matches.spans, focused === undefined ? undefined : spanOfItem(focused));
  const current = position === undefined ? 0 : position + 1;

  useEffect(() => whenIdle(preloadFindEngine), []);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') act.goToMatch(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && text !== '') act.find('');
    else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  return (
    <search className={styles.find}>
      <TextField
        ref={inputRef}
        label="Find in this trace"
        isLabelHidden
        placeholder="Find: words, key=value, -not"
        className={styles.field}
        data-testid={testHooks.findInput}
        value={text}
        spellCheck={false}
        autoComplete="off"
        before={<Search size={14} aria-hidden />}
        after={
          matches !== undefined && (
            <>
              <span
                className={styles.count}
                role="status"
                data-testid={testHooks.findCount}
                data-total={total}
                data-index={current}
              >
                {total === 0 ? 'No match' : `${current} of ${total.toLocaleString('en')}`}
              </span>
              <IconButton
                label="Previous match"
                shortcut="Shift N"
                size="small"
                disabled={total === 0}
                onClick={() => act.goToMatch(-1)}
                data-testid={testHooks.findPrevious}
              >
                <ArrowUp size={14} aria-hidden />
              </IconButton>
              <IconButton
                label="Next match"
                shortcut="N"
                size="small"
                disabled={total === 0}
                onClick={() => act.goToMatch(1)}
                data-testid={testHooks.findNext}
              >
                <ArrowDown size={14} aria-hidden />
              </IconButton>
            </>
          )
        }
        onChange={(event) => act.find(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </search>
  );
}

/** Calls when the page has nothing else to do; gives what stops it. Not all browsers tell when that is. */
function whenIdle(call: () => void): (() => void) | undefined {
  if (!('requestIdleCallback' in window)) return undefined;
  const idle = requestIdleCallback(call);
  return () => cancelIdleCallback(idle);
}
