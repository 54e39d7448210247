/** Chooses what spans are coloured by: a fact that every span has, or a tag with few values. */
import { useCallback } from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import { cutText } from '../../../base/text/cutText.ts';
import { type ColorBy, parseColorBy, tagColorBy, tagKeyOf } from '../../../model/color/colorBy.ts';
import { type ColorTag, listColorTags } from '../../../model/color/tags.ts';
import { colorByName } from '../context/colorText.ts';
import { useTraceState, useTraceView } from '../context/traceView.ts';
import { useSlices } from '../context/useSlices.ts';
import styles from './ColorByPicker.module.css';

/** The longest key in the list, which is as wide as its longest entry. */
const KEY_CHARACTERS = 80;

const FACTS: readonly ColorBy[] = ['service', 'peer', 'kind', 'status', 'self'];

export function ColorByPicker() {
  const { act } = useTraceView();
  const trace = useTraceState((state) => state.trace);
  const by = useTraceState((state) => state.colorBy);
  const start = useCallback(() => listColorTags(trace), [trace]);
  const tags = useSlices(start);
  const key = tagKeyOf(by);
  // An address may name a tag that is not offered: the control still shows it.
  const isOffered = key === undefined || tags?.some((tag) => tag.key === key) === true;
  return (
    <label className={styles.picker}>
      <span className={styles.label}>Colour by</span>
      <select
        className={styles.select}
        data-testid={testHooks.colorBy}
        value={by}
        onChange={(event) => {
          const chosen = parseColorBy(event.target.value);
          if (chosen !== undefined) act.setColorBy(chosen);
        }}
      >
        {FACTS.filter((fact) => fact !== 'peer' || trace.peers !== undefined || by === 'peer').map((fact) => (
          <option key={fact} value={fact}>
            {colorByName(fact)}
          </option>
        ))}
        {!isOffered && <option value={by}>{cutText(colorByName(by), KEY_CHARACTERS)}</option>}
        <TagOptions label="Tags" tags={tags?.filter((tag) => tag.isWellKnown)} />
        <TagOptions label="Other tags" tags={tags?.filter((tag) => !tag.isWellKnown)} />
      </select>
    </label>
  );
}

function TagOptions({
  label,
  tags = [],
}: {
  readonly label: string;
  readonly tags: readonly ColorTag[] | undefined;
}) {
  if (tags.length === 0) return null;
  return (
    <optgroup label={label}>
      {tags.map(({ key, valueCount }) => (
        <option key={key} value={tagColorBy(key)}>
          {`${cutText(key, KEY_CHARACTERS)} (${valueCount})`}
        </option>
      ))}
    </optgroup>
  );
}
