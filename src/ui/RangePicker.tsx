/** A range of time: one of the usual last stretches, or two moments typed or picked. */
import { Popover } from '@base-ui/react/popover';
import { ChevronDown, Clock } from 'lucide-react';
import { useId } from 'react';
import { FieldMessage } from './FieldMessage.tsx';
import styles from './RangePicker.module.css';

export interface RangePreset {
  readonly value: string;
  /** `Last 15 minutes` */
  readonly label: string;
}

export interface RangePickerProps {
  readonly label: string;
  /** What the closed control says. */
  readonly summary: string;
  readonly presets: readonly RangePreset[];
  /** The chosen preset; undefined while the range is absolute. */
  readonly preset: string | undefined;
  /** Moments in the form of `datetime-local` (`2026-11-23T08:00:00`); '' while there is none. */
  readonly from: string;
  readonly to: string;
  /** In which zone the moments are meant. */
  readonly zone: string;
  readonly error?: string;
  /** The form that Enter in a field submits. */
  readonly formId: string;
  readonly onPreset: (value: string) => void;
  readonly onAbsolute: (from: string, to: string) => void;
  readonly className?: string;
  readonly testId?: string;
}

export function RangePicker(props: RangePickerProps) {
  const { label, summary, presets, preset, from, to, error } = props;
  const id = useId();
  const messageId = `${id}-message`;
  return (
    <Popover.Root>
      <span className={`${styles.frame} ${props.className ?? ''}`}>
        <Popover.Trigger
          className={styles.trigger}
          aria-label={`${label}: ${summary}`}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : messageId}
          data-invalid={error !== undefined}
          data-testid={props.testId}
        >
          <Clock size={14} aria-hidden className={styles.icon} />
          <span className={styles.summary}>{summary}</span>
          <ChevronDown size={14} aria-hidden className={styles.icon} />
        </Popover.Trigger>
        {error !== undefined && <FieldMessage id={messageId} tone="error" text={error} />}
      </span>
      <Popover.Portal>
        <Popover.Positioner className={styles.positioner} sideOffset={4} align="end" collisionPadding={8}>
          <Popover.Popup className={styles.popup} aria-label={label}>
            <fieldset className={styles.presets} aria-label="Counted back from now">
              {presets.map(({ value, label: text }) => (
                <Popover.Close
                  key={value}
                  className={styles.preset}
                  aria-pressed={value === preset}
                  onClick={() => props.onPreset(value)}
                >
                  {text}
                </Popover.Close>
              ))}
            </fieldset>
            <fieldset className={styles.absolute} aria-label="From one moment to another">
              <label className={styles.moment}>
                <span className={styles.caption}>From</span>
                <input
                  type="datetime-local"
                  step="1"
                  className={styles.field}
                  value={from}
                  form={props.formId}
                  onChange={(event) => props.onAbsolute(event.target.value, to)}
                />
              </label>
              <label className={styles.moment}>
                <span className={styles.caption}>To</span>
                <input
                  type="datetime-local"
                  step="1"
                  className={styles.field}
                  value={to}
                  form={props.formId}
                  onChange={(event) => props.onAbsolute(from, event.target.value)}
                />
              </label>
              <p className={styles.zone}>Times are in {props.zone}.</p>
              {error !== undefined && <p className={styles.error}>{error}</p>}
              <Popover.Close className={styles.done}>Done</Popover.Close>
            </fieldset>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
