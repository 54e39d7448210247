/**
 * What the colours mean: each value with its share of the
 * time, on one line. A click hides or shows its spans.
 */
import ListFilter from 'lucide-react/icons/list-filter';
import { useCallback } from 'react';
import { formatCount } from '../../../base/formatCount.ts';
import type { Steps } from '../../../base/time/slicedTask.ts';
import type { SpanColors } from '../../../layout/spanColors.ts';
import { countValueShares, type ValueShare } from '../../../model/color/shares.ts';
import { MOST_TAG_VALUES } from '../../../model/color/values.ts';
import { Button } from '../../../ui/Button.tsx';
import { PopoverButton } from '../../../ui/PopoverButton.tsx';
import { useTraceState, useTraceView } from '../context/traceView.ts';
import { useSlices } from '../context/useSlices.ts';
import { useSpanColors } from '../context/useSpanColors.ts';
import { ColorByPicker } from './ColorByPicker.tsx';
import styles from './Legend.module.css';
import { LegendItem } from './LegendItem.tsx';
import { LegendList } from './LegendList.tsx';
import { hiddenForOnly, type LegendEntry, legendEntries, legendKindName } from './legendEntries.ts';
import { useFittingCount } from './useFittingCount.ts';

/** No window has room for more on one line; the list has all of them. */
const MOST_CHIPS = 40;
/** px */
const LIST_WIDTH = 420;

export function Legend() {
  const { act } = useTraceView();
  const hiddenValues = useTraceState((state) => state.hiding.values);
  const counted = useShares();
  const { line, fitting } = useFittingCount<HTMLUListElement>();
  const { by } = useSpanColors();
  const entries = counted === undefined ? [] : legendEntries(counted.colors, counted.shares, hiddenValues);
  const problem = counted && problemOf(counted.colors.values, entries);

  const onToggle = (entry: LegendEntry) => act.toggleHiddenValue(entry.hidden);
  const onOnly = (entry: LegendEntry) => act.hide({ values: hiddenForOnly(entry, entries, hiddenValues) });
  const chips = entries.slice(0, MOST_CHIPS);
  const onLine = Math.min(fitting, chips.length);
  const left = entries.length - onLine;
  const kind = legendKindName(counted?.colors.by ?? by);
  return (
    <section className={styles.legend} aria-label="Legend" data-keeps-focus>
      <ColorByPicker />
      {problem !== undefined && <p className={styles.problem}>{problem}</p>}
      {problem === undefined && (
        <>
          <ul ref={line} className={styles.line} aria-label={`Shown ${kind}`}>
            {chips.map((entry, place) => (
              <li
                key={entry.hidden.value}
                className={styles.place}
                style={place < onLine ? undefined : { visibility: 'hidden' }}
              >
                <LegendItem
                  entry={entry}
                  look="chip"
                  isHook={place < onLine}
                  onToggle={onToggle}
                  onOnly={onOnly}
                />
              </li>
            ))}
          </ul>
          {counted !== undefined && (
            <PopoverButton
              label={`All ${formatCount(entries.length)} ${kind}`}
              className={styles.more}
              width={LIST_WIDTH}
              face={left > 0 ? `+${formatCount(left)}` : <ListFilter size={14} aria-hidden />}
            >
              {() => (
                <LegendList
                  entries={entries}
                  onLine={new Set(chips.slice(0, onLine).map(({ hidden }) => hidden.value))}
                  onToggle={onToggle}
                  onOnly={onOnly}
                />
              )}
            </PopoverButton>
          )}
        </>
      )}
      {hiddenValues.length > 0 && (
        <Button
          className={styles.all}
          title="Show all values that were switched off in the legend"
          onClick={() => act.hide({ values: [] })}
        >
          Switch on <span className={styles.hiddenCount}>{hiddenValues.length}</span>
        </Button>
      )}
    </section>
  );
}

interface CountedColors {
  readonly colors: SpanColors;
  readonly shares: readonly ValueShare[];
}

/**
 * The colours with the share of each value, counted in
 * slices after the rows; undefined until the first count.
 */
function useShares(): CountedColors | undefined {
  const trace = useTraceState((state) => state.trace);
  const colors = useSpanColors();
  const start = useCallback(
    function* count(): Steps<CountedColors> {
      return { colors, shares: yield* countValueShares(trace, colors.values) };
    },
    [trace, colors],
  );
  return useSlices(start);
}

/** Why there is no legend; undefined if there is one. */
function problemOf(
  values: { readonly hasTooMany: boolean; readonly texts: readonly string[] },
  entries: readonly LegendEntry[],
): string | undefined {
  if (values.hasTooMany) return `This tag has more than ${MOST_TAG_VALUES} values, too many for colours.`;
  const isNowhere = entries.length === 1 && values.texts.length === 1 && values.texts[0] === '';
  return isNowhere && entries[0].hidden.by !== 'service' ? 'No span of this trace has this tag.' : undefined;
}
