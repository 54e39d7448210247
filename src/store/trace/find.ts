/** Find in a shown trace: looks in slices for what is typed, and goes from match to match, to errors and to what took longest. */

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
  /** Looks once more for what is typed: the code of find may be here now. */
  readonly findAgain: () => void;
  /** While a search runs: when it has ended. */
  readonly goToMatch: (direction: 1 | -1) => boolean;
  readonly goToError: (direction: 1 | -1) => boolean;
  /** The details of the span with the longest self time; from there on the next longest, or back. */
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
  /** A step that waits for the search. */
  let wanted: 1 | -1 | undefined;
  /** What goToLongest showed last. */
  let longest: SpanIndex | undefined;

  /** To the next of these spans (ascending) within what is looked at. Logarithmic. */
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
    // Rows that are hidden are others now; the search has had its time of this task.
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

/** Longer than others: whoever waits for the count waits for a frame between two slices, too. */
const SLICE_MILLIS = 20;

/** Searches anew when another text is typed, another trace has come, or what it gives is called; the newest search wins. */
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

/** From where the next one is looked for: the span after which a row stands that is none itself. */
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
