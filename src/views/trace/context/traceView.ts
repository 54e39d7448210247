/** The view of the shown trace, for the components of its page. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { TraceViewState } from '../../../store/trace/state.ts';
import type { TraceView } from '../../../store/trace/traceView.ts';

const TraceViewContext = createContext<TraceView | undefined>(undefined);
export const TraceViewProvider = TraceViewContext.Provider;

export function useTraceView(): TraceView {
  const view = useContext(TraceViewContext);
  if (view === undefined) throw new Error('useTraceView is used outside TraceViewProvider');
  return view;
}

/** Returns a part of the state; renders again when that part changes. */
export function useTraceState<T>(selector: (state: TraceViewState) => T): T {
  return useStore(useTraceView().store, selector);
}
