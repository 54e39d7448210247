/** A time range: a preset that counts back from now, or two times that are typed or picked. */
import ChevronDown from 'lucide-react/icons/chevron-down';
import Clock from 'lucide-react/icons/clock';
import { type ToggleEvent, useId, useRef } from 'react';
import { FieldMessage } from './FieldMessage.tsx';
import { placeBelow } from './placeBelow.ts';
import styles from './RangePicker.module.css';

export interface RangePreset {
  readonly value: string;
  /** `Last 15 minutes` */
  readonly label: string;
}

/** A time that the wall clock shows twice. */
export interface RangeTwin {
  /** The offsets from UTC that tell the two apart: `UTC+2`. */
  readonly now: string;
  readonly other: string;
  readonly onTakeOther: () => void;
}

export interface RangePickerProps {
  readonly label: string;
  /** The text of the closed control. */
  readonly summary: string;
  readonly presets: readonly RangePreset[];
  /** The chosen preset; undefined while the range is absolute. */
  readonly preset: string | undefined;
  /** Times in the format of `datetime-local` (`2026-11-23T08:00:00`); '' for none. */
  readonly from: string;
  readonly to: string;
  readonly fromTwin: RangeTwin | undefined;
  readonly toTwin: RangeTwin | undefined;
  /** The time zone of these times. */
  readonly zone: string;
  readonly error?: string;
  readonly onPreset: (value: string) => void;
  /** The times are being changed. */
  readonly onAbsolute: (from: string, to: string) => void;
  /** *Done* was pressed. */
  readonly onDone: () => void;
  readonly className?: string;
  readonly testId?: string;
}

/** The browser's own popover: Escape and a click outside close it, and it returns the focus. */
export function RangePicker(props: RangePickerProps) {
  const { label, summary, presets, preset, from, to, error } = props;
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const place = (event: ToggleEvent) => {
    if (event.newState === 'open') placeBelow(popup.current, trigger.current, POPUP_WIDTH);
  };
  const hide = () => popup.current?.hidePopover();
  return (
    <span className={`${styles.frame} ${props.className ?? ''}`}>
      <button
        ref={trigger}
        type="button"
        className={styles.trigger}
        popoverTarget={id}
        aria-haspopup="dialog"
        title={`Times are in ${props.zone}`}
        aria-label={`${label}: ${summary}`}
        aria-describedby={error === undefined ? undefined : `${id}-message`}
        data-invalid={error !== undefined}
        data-testid={props.testId}
      >
        <Clock size={14} aria-hidden className={styles.icon} />
        <span className={styles.summary}>{summary}</span>
        <ChevronDown size={14} aria-hidden className={styles.icon} />
      </button>
      {error !== undefined && <FieldMessage id={`${id}-message`} text={error} />}
      <div
        id={id}
        ref={popup}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={styles.popup}
        onBeforeToggle={place}
      >
        <fieldset className={styles.presets} aria-label="Counted back">
          {presets.map(({ value, label: text }) => (
            <button
              key={value}
              type="button"
              className={styles.preset}
              aria-pressed={value === preset}
              onClick={() => {
                props.onPreset(value);
                hide();
              }}
            >
              {text}
            </button>
          ))}
        </fieldset>
        <fieldset className={styles.absolute} aria-label="Absolute times">
          <Moment
            caption="From"
            value={from}
            error={error}
            onEnter={hide}
            onChange={(text) => props.onAbsolute(text, to)}
          />
          <Twin caption="From" twin={props.fromTwin} />
          <Moment
            caption="To"
            value={to}
            error={error}
            onEnter={hide}
            onChange={(text) => props.onAbsolute(from, text)}
          />
          <Twin caption="To" twin={props.toTwin} />
          <p className={styles.zone}>Times are in {props.zone}.</p>
          {error !== undefined && <p className={styles.error}>{error}</p>}
          <button
            type="button"
            className={styles.done}
            onClick={() => {
              props.onDone();
              hide();
            }}
          >
            Done
          </button>
        </fieldset>
      </div>
    </span>
  );
}

function Twin({ caption, twin }: { readonly caption: string; readonly twin: RangeTwin | undefined }) {
  if (twin === undefined) return null;
  return (
    <p className={styles.zone}>
      {caption}: the clock shows this time twice. It is taken at {twin.now}.{' '}
      <button type="button" className={styles.twin} onClick={twin.onTakeOther}>
        Take {twin.other}
      </button>
    </p>
  );
}

interface MomentProps {
  readonly caption: string;
  readonly value: string;
  readonly error: string | undefined;
  /** Enter was pressed: closes the popover; the field's form is submitted. */
  readonly onEnter: () => void;
  readonly onChange: (text: string) => void;
}

function Moment({ caption, value, error, onEnter, onChange }: MomentProps) {
  return (
    <label className={styles.moment}>
      <span className={styles.caption}>{caption}</span>
      <input
        type="datetime-local"
        step="1"
        className={styles.field}
        value={value}
        aria-invalid={error !== undefined}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Submitted by hand: closing moves the focus to the button, and the browser would press that.
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
          onEnter();
        }}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** The width in the style sheet: presets next to fields. */
const POPUP_WIDTH = 382;
