/** The heading of the names; while a filter hides spans, how many, and a button that shows them all. */
import { formatCount } from '../../../../base/formatCount.ts';
import { testHooks } from '../../../../base/testHooks.ts';
import type { ShownTree } from '../../../../model/rows/shownTree.ts';
import { commandTooltip } from '../../../shared/commandTooltip.ts';
import { countOf, withErrors } from '../../context/countOf.ts';
import { useTraceView } from '../../context/traceView.ts';
import styles from './NamesTitle.module.css';

const NOTHING = { spans: 0, errors: 0 };

export function NamesTitle({ tree }: { readonly tree: ShownTree }) {
  const { act } = useTraceView();
  const { spans, errors } = tree.hidden?.total ?? NOTHING;
  const all = countOf(tree.end - tree.first, 'span');
  return (
    <div className={styles.title}>
      {spans === 0 && <span className={styles.text}>Service and operation</span>}
      <span
        role="status"
        className={styles.text}
        data-testid={testHooks.hiddenSummary}
        data-hidden-spans={spans}
        data-hidden-errors={errors}
      >
        {spans > 0 && (
          <>
            <strong>{formatCount(spans)}</strong> of {all} hidden
            {errors > 0 && <span className={styles.errors}>, {withErrors(errors)}</span>}
          </>
        )}
      </span>
      {spans > 0 && (
        <button
          type="button"
          className={styles.showAll}
          onClick={act.showEverything}
          title={commandTooltip('show-everything')}
        >
          Show all
        </button>
      )}
    </div>
  );
}
