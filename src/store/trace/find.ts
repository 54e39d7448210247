/** Find in a shown trace: searches in slices, and goes to matches, errors and the longest self times. */

import { nextBySelfTime } from '../../analysis/longestSelfTime.ts';
import { runInSlices } from '../../base/time/slicedTask.ts';
import type { Timers } from '../../base/time/timers.ts';
import type { FindEngine } from '../../model/find/engine.ts';
import { matchesWithin, nextMatch, type SpanMatches } from '../../model/find/matches.ts';
import {
  itemOfNode,
  parentNodeOfRun,
  type RowItem,
  rowKindOf,
  spanOfItem,
} from '../../model/rows/rowItems.ts';
import type { ShownTree } from '../../model/rows/shownTree.ts';
import { groupOfItem } from '../../model/rows/spanGroups.ts';
import type { SpanIndex } from '../../model/trace.ts';
import { asSpanIndex } from '../../model/trace.ts';
import { withoutRuns } from './hidingActions.ts';
import type { LoadFindEngine } from './loadFindEngine.ts';
import type { TraceRowMoves } from './rowMoves.ts';
import type { FoundSpans, TraceViewSelectors, TraceViewStore } from './state.ts';

export interface TraceFindActions {
  readonly find: (text: string) => void;
  /** Searches once more: the code of find may be loaded now. */
  readonly findAgain: () => void;
  /** While a search is running, it goes there once the search has finished. */
  readonly goToMatch: (direction: 1 | -1) => boolean;
  readonly goToError: (direction: 1 | -1) => boolean;
  /** Shows the details of the span with the longest self time; from there, of the next longest, or back. */
  readonly goToLongest: (direction: 1 | -1) => boolean;
}

export interface TraceFindParts {
  readonly store: TraceViewStore;
  readonly select: TraceViewSelectors;
  readonly moves: TraceRowMoves;
  readonly loadEngine: LoadFindEngine;
  readonly timers: Timers;
}

export function createTraceFindActions({
  store,
  select,
  moves,
  loadEngine,
  timers,
}: TraceFindParts): TraceFindActions {
  const get = store.getState;
  /** A step to a match that waits for the search. */
  let wanted: 1 | -1 | undefined;
  /** The span that goToLongest showed last. */
  let longest: SpanIndex | undefined;

  /** Goes to the next of these spans (ascending) within the shown subtree. Logarithmic. */
  const goTo = (spans: Int32Array | undefined, direction: 1 | -1, isSelected: boolean): boolean => {
    if (spans === undefined) return false;
    const tree = select.tree(get());
    const next = nextMatch(
      matchesWithin(spans, tree.first, tree.end),
      startOf(tree, get().focused),
      direction,
    );
    if (next !== undefined) moves.reveal(next, isSelected);
    return next !== undefined;
  };

  const goToMatch = (direction: 1 | -1): boolean => {
    if (!select.isFindPending(get())) return goTo(select.matches(get())?.spans, direction, false);
    wanted = direction;
    return true;
  };

  const findAgain = searchWhatIsTyped({ store, loadEngine, timers }, (found) => {
    // Other rows are hidden now. They are counted in a later task, since the search has used up this one.
    if (get().findMode === 'hide') moves.change({ found, opened: withoutRuns(get()) }, { firstMillis: 0 });
    else store.setState({ found });
    const direction = wanted;
    wanted = undefined;
    if (direction !== undefined) goToMatch(direction);
  });

  return {
    find: (text) => {
      wanted = undefined;
      store.setState({ findText: text });
    },
    findAgain,
    goToMatch,
    goToError: (direction) => goTo(select.errors(get().trace), direction, true),
    goToLongest: (direction) => {
      const { trace, focused } = get();
      const isGoingOn = longest !== undefined && focused !== undefined && spanOfItem(focused) === longest;
      const next = isGoingOn
        ? nextBySelfTime(trace.spans.selfTime, select.tree(get()), longest, direction)
        : nextBySelfTime(trace.spans.selfTime, select.tree(get()), undefined, 1);
      if (next === undefined) return false;
      longest = next;
      moves.reveal(next, true);
      return true;
    },
  };
}

/** Longer than other slices: the user waits for the count, and each slice adds the wait for a frame. */
const SLICE_MILLIS = 20;

/**
 * Searches when the text or the trace changes, or when the
 * returned function is called. The newest search wins.
 */
function searchWhatIsTyped(
  { store, loadEngine, timers }: Pick<TraceFindParts, 'store' | 'loadEngine' | 'timers'>,
  onFound: (found: FoundSpans) => void,
): () => void {
  let stop = () => {};

  const searchWith = (engine: FindEngine) => {
    const { trace, findText: text } = store.getState();
    const { query, errors } = engine.parse(text);
    store.setState({ findErrors: errors, isFindMissing: false });
    if (query === undefined) onFound({ trace, text, matches: undefined });
    else {
      const found = (matches: SpanMatches) => onFound({ trace, text, matches });
      stop = runInSlices(engine.search(trace, query), found, { sliceMillis: SLICE_MILLIS, timers });
    }
  };

  const search = () => {
    stop();
    const { trace, findText: text } = store.getState();
    if (text.trim() === '') {
      store.setState({ findErrors: [], isFindMissing: false });
      onFound({ trace, text, matches: undefined });
      return;
    }
    const engine = loadEngine();
    if (!(engine instanceof Promise)) {
      searchWith(engine);
      return;
    }
    let isStopped = false;
    stop = () => {
      isStopped = true;
    };
    void engine.then((loaded) => {
      if (isStopped) return;
      if (loaded !== undefined) searchWith(loaded);
      else {
        store.setState({ findErrors: [], isFindMissing: true });
        onFound({ trace, text, matches: undefined });
      }
    });
  };

  store.subscribe((state, previous) => {
    if (state.findText !== previous.findText || state.trace !== previous.trace) search();
  });
  if (store.getState().findText !== '') search();
  return search;
}

/** Where to start looking for the next span: for a row that is not a span, the span before it. */
function startOf({ trace, groups }: ShownTree, focused: RowItem | undefined): SpanIndex | undefined {
  if (focused === undefined) return undefined;
  switch (rowKindOf(trace, focused)) {
    case 'span':
      return spanOfItem(focused);
    case 'missing-parent':
      return asSpanIndex(trace.missingParents.firstSpan[~focused] - 1);
    case 'group':
      return groups === undefined
        ? undefined
        : asSpanIndex(groups.head[groupOfItem(trace, groups.all, focused)] - 1);
    case 'hidden-run': {
      const parent = spanOfItem(itemOfNode(trace, parentNodeOfRun(trace, focused)));
      return parent === undefined ? undefined : asSpanIndex(trace.spans.subtreeEnd[parent] - 1);
    }
  }
}
