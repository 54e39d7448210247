/** Chooses what happens to spans that do not match. */
import { testHooks } from '../../../base/testHooks.ts';
import { type FindMode, findModes } from '../../../model/filter/findMode.ts';
import { useTraceState, useTraceView } from '../context/traceView.ts';
import styles from './FindBar.module.css';

const NAMES: Readonly<Record<FindMode, string>> = {
  highlight: 'Highlight',
  dim: 'Dim others',
  hide: 'Hide others',
};

export function FindModePicker() {
  const { act } = useTraceView();
  const mode = useTraceState((state) => state.findMode);
  return (
    <select
      className={styles.mode}
      aria-label="What find does with spans"
      title="What find does: marks matches, dims the other spans, or hides them"
      data-testid={testHooks.findMode}
      value={mode}
      onChange={(event) => {
        const chosen = findModes.find((each) => each === event.target.value);
        if (chosen !== undefined) act.setFindMode(chosen);
      }}
    >
      {findModes.map((each) => (
        <option key={each} value={each}>
          {NAMES[each]}
        </option>
      ))}
    </select>
  );
}
