/** Bounds on the duration of any span of a trace, typed as `200ms` or `1.5s`. */
import { useId } from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import frame from '../../../ui/FieldFrame.module.css';
import { FieldMessage } from '../../../ui/FieldMessage.tsx';
import styles from './DurationBounds.module.css';

export interface DurationBoundsProps {
  readonly min: string;
  readonly max: string;
  readonly minError: string | undefined;
  readonly maxError: string | undefined;
  readonly onMinChange: (text: string) => void;
  readonly onMaxChange: (text: string) => void;
}

export function DurationBounds(props: DurationBoundsProps) {
  const id = useId();
  const isWrong = props.minError !== undefined || props.maxError !== undefined;
  return (
    <span className={`${frame.frame} ${styles.frame}`} data-invalid={isWrong}>
      <span
        className={styles.label}
        title="A trace is found if any one of its spans has this duration; that of the whole trace does not count"
      >
        Any span
      </span>
      <Bound
        name="Any span longer than"
        sign="≥"
        placeholder="any"
        value={props.min}
        isInvalid={props.minError !== undefined}
        messageId={props.minError === undefined ? undefined : id}
        onChange={props.onMinChange}
        testId={testHooks.searchMinDuration}
      />
      <Bound
        name="Any span shorter than"
        sign="≤"
        placeholder="any"
        value={props.max}
        isInvalid={props.maxError !== undefined}
        messageId={props.maxError === undefined ? undefined : id}
        onChange={props.onMaxChange}
        testId={testHooks.searchMaxDuration}
      />
      {isWrong && (
        <FieldMessage
          id={id}
          text={[props.minError, props.maxError].filter((text) => text !== undefined).join(' ')}
        />
      )}
    </span>
  );
}

interface BoundProps {
  readonly name: string;
  readonly sign: string;
  readonly placeholder: string;
  readonly value: string;
  readonly isInvalid: boolean;
  readonly messageId: string | undefined;
  readonly onChange: (text: string) => void;
  readonly testId: string;
}

function Bound(props: BoundProps) {
  return (
    <label className={styles.bound} title={`${props.name}, such as 200ms or 1.5s`}>
      <span aria-hidden className={styles.sign}>
        {props.sign}
      </span>
      <input
        className={`${frame.text} ${styles.input}`}
        aria-label={props.name}
        value={props.value}
        placeholder={props.placeholder}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={props.isInvalid}
        aria-describedby={props.messageId}
        onChange={(event) => props.onChange(event.target.value)}
        data-testid={props.testId}
      />
    </label>
  );
}
