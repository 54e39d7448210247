/** The tools that make a trace smaller, whose code is fetched once the rows have been painted. They stand where nothing follows. */
import { LaterCode, useAfterPaint } from '../app/laterCode.ts';

const lessTools = new LaterCode(async () => (await import('./LessTools.tsx')).LessTools);

export function LessToolsLater() {
  const { Component: LessTools, failure } = useAfterPaint(lessTools);
  if (failure !== undefined)
    return <span role="status">Some tools could not be loaded; reload the page.</span>;
  return LessTools === undefined ? null : <LessTools />;
}
