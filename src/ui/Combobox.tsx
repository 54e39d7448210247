/** A text field with a list that filters as one types; thousands of entries, grouped, and free text where it is allowed. */
import { Autocomplete } from '@base-ui/react/autocomplete';
import { ChevronDown, X } from 'lucide-react';
import { type ReactNode, type RefObject, useId, useMemo, useRef, useState } from 'react';
import styles from './Combobox.module.css';
import { ComboboxList } from './ComboboxList.tsx';
import { type ComboboxGroup, type ComboboxOption, filterComboboxRows } from './comboboxRows.ts';
import { FieldMessage } from './FieldMessage.tsx';

export interface ComboboxProps {
  readonly label: string;
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly groups: readonly ComboboxGroup[];
  readonly placeholder?: string;
  /** Stands at the top of the list: no value at all (`All services`). */
  readonly emptyOption?: string;
  /** Offers what was typed as it stands, below what was found. */
  readonly isFreeTextOffered?: boolean;
  /** The list shows every entry whatever is typed: suggestions, not a choice. */
  readonly isListFixed?: boolean;
  /** What the list says when it has nothing. */
  readonly emptyText: ReactNode;
  readonly error?: string;
  /** Something to know about the value, which is no error. */
  readonly note?: string;
  readonly onOpen?: () => void;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly inputMode?: 'text' | 'numeric';
  readonly className?: string;
  readonly testId?: string;
}

export function Combobox(props: ComboboxProps) {
  const { label, value, onValueChange, groups, emptyOption, error, note } = props;
  const { isFreeTextOffered = false, isListFixed = false, onOpen } = props;
  const inputId = useId();
  const messageId = `${inputId}-message`;
  const frame = useRef<HTMLSpanElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  // What was typed since the list opened: an open list first shows everything, not only what is chosen already.
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const rows = useMemo(
    () =>
      filterComboboxRows({
        groups,
        typed: isListFixed ? undefined : typed,
        emptyOption,
        isFreeTextOffered,
      }),
    [groups, typed, emptyOption, isFreeTextOffered, isListFixed],
  );
  const [highlighted, setHighlighted] = useState<number | undefined>(undefined);
  const message = error ?? note;
  return (
    <Autocomplete.Root<ComboboxOption>
      items={rows.options}
      mode="none"
      virtualized
      openOnInputClick
      autoHighlight={!isListFixed}
      keepHighlight
      value={value}
      itemToStringValue={(option) => option.value}
      open={isOpen}
      onOpenChange={(next) => {
        setIsOpen(next);
        setTyped(undefined);
        if (next) onOpen?.();
      }}
      onValueChange={(next, details) => {
        setTyped(details.reason === 'input-change' ? next : undefined);
        onValueChange(next);
      }}
      onItemHighlighted={(_option, details) => {
        // Moved by the mouse, the entry is in sight already, and scrolling would move it away from the pointer.
        setHighlighted(details.reason === 'pointer' ? undefined : details.index);
      }}
    >
      <span
        className={`${styles.frame} ${props.className ?? ''}`}
        data-invalid={error !== undefined}
        ref={frame}
      >
        <label className={styles.label} htmlFor={inputId}>
          {label}
        </label>
        <Autocomplete.Input
          id={inputId}
          ref={props.inputRef}
          className={styles.input}
          placeholder={props.placeholder}
          inputMode={props.inputMode}
          autoComplete="off"
          spellCheck={false}
          title={value}
          aria-invalid={error !== undefined}
          aria-describedby={message === undefined ? undefined : messageId}
          data-testid={props.testId}
        />
        {value !== '' && emptyOption !== undefined && (
          <button
            type="button"
            className={styles.button}
            aria-label={`Clear ${label.toLowerCase()}`}
            title={`Clear ${label.toLowerCase()}`}
            onClick={() => {
              onValueChange('');
              props.inputRef?.current?.focus();
            }}
          >
            <X size={13} aria-hidden />
          </button>
        )}
        <Autocomplete.Trigger
          className={styles.button}
          tabIndex={-1}
          aria-label={`Show the list of ${label.toLowerCase()}`}
        >
          <ChevronDown size={14} aria-hidden />
        </Autocomplete.Trigger>
        {message !== undefined && !isOpen && (
          <FieldMessage id={messageId} tone={error === undefined ? 'note' : 'error'} text={message} />
        )}
      </span>
      <Autocomplete.Portal>
        <Autocomplete.Positioner
          className={styles.positioner}
          sideOffset={4}
          align="start"
          anchor={frame}
          collisionPadding={8}
        >
          <Autocomplete.Popup className={styles.popup}>
            {rows.options.length === 0 && <div className={styles.empty}>{props.emptyText}</div>}
            <Autocomplete.List className={styles.list} aria-label={label}>
              <ComboboxList rows={rows} value={value} highlighted={highlighted} />
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}
