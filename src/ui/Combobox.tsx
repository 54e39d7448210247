/**
 * A text field with a list that filters as the user types: thousands of entries, in groups, and free text if
 * allowed. Follows ARIA's combobox pattern with a list: the focus stays in the field, which names the active
 * option.
 */
import ChevronDown from 'lucide-react/icons/chevron-down';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useMemo, useRef, useState } from 'react';
import { cutText, TOOLTIP_CHARACTERS } from '../base/text/cutText.ts';
import styles from './Combobox.module.css';
import { ComboboxList } from './ComboboxList.tsx';
import { type ComboboxGroup, type ComboboxOption, filterComboboxRows, moveActive } from './comboboxRows.ts';
import frame from './FieldFrame.module.css';
import { FieldMessage } from './FieldMessage.tsx';

export interface ComboboxProps {
  readonly label: string;
  readonly value: string;
  /** `isChosen`: taken from the list, or cleared; else the text is still being typed. */
  readonly onValueChange: (value: string, isChosen: boolean) => void;
  readonly groups: readonly ComboboxGroup[];
  readonly placeholder?: string;
  /** The first option of the list, for no value at all (`All services`). */
  readonly emptyOption?: string;
  /** Also offers the typed text itself, below the matches. */
  readonly isFreeTextOffered?: boolean;
  /** The list shows every entry whatever is typed: its entries are suggestions. */
  readonly isListFixed?: boolean;
  /** The text of the list if it has no entries. */
  readonly emptyText: ReactNode;
  readonly error?: string;
  readonly onOpen?: () => void;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly inputMode?: 'text' | 'numeric';
  readonly className?: string;
  readonly testId?: string;
}

export function Combobox(props: ComboboxProps) {
  const { label, value, onValueChange, groups, emptyOption, error } = props;
  const { isFreeTextOffered = false, isListFixed = false } = props;
  const id = useId();
  const ownRef = useRef<HTMLInputElement>(null);
  const input = props.inputRef ?? ownRef;
  const [isOpen, setIsOpen] = useState(false);
  // The text typed since the list opened: at first the list
  // shows everything, not only what matches the chosen value.
  const [typed, setTyped] = useState<string | undefined>(undefined);
  /** Position of the option that Enter accepts. */
  const [active, setActive] = useState<number | undefined>(undefined);
  const rows = useMemo(
    () =>
      filterComboboxRows({ groups, typed: isListFixed ? undefined : typed, emptyOption, isFreeTextOffered }),
    [groups, typed, emptyOption, isFreeTextOffered, isListFixed],
  );
  const hasNothing = groups.every((group) => group.options.length === 0);
  const activeOption = active === undefined ? undefined : rows.options.at(active);

  const open = () => {
    if (isOpen) return;
    setIsOpen(true);
    setTyped(undefined);
    setActive(undefined);
    props.onOpen?.();
  };
  const close = () => setIsOpen(false);
  const choose = (option: ComboboxOption) => {
    onValueChange(option.value, true);
    close();
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = rows.options.length;
    const moved = moveActive(event.key, active, count);
    if (moved !== undefined) {
      event.preventDefault();
      const chosen = rows.options.findIndex((option) => option.value === value);
      if (isOpen) setActive(moved);
      else open();
      if (!isOpen && count > 0) setActive(Math.max(0, chosen));
    } else if (event.key === 'Enter' && isOpen && activeOption !== undefined) {
      event.preventDefault();
      choose(activeOption);
    } else if (event.key === 'Tab' && isOpen && activeOption !== undefined) {
      // The focus moves on.
      onValueChange(activeOption.value, true);
      close();
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter') close();
  };
  const lower = label.toLowerCase();
  return (
    <span
      className={`${frame.frame} ${styles.frame} ${props.className ?? ''}`}
      data-invalid={error !== undefined}
      data-fit={isListFixed}
    >
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        ref={input}
        className={`${frame.text} ${styles.input}`}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete={isListFixed ? 'none' : 'list'}
        aria-activedescendant={isOpen && activeOption !== undefined ? `${id}-${active}` : undefined}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-message`}
        value={value}
        title={cutText(value, TOOLTIP_CHARACTERS)}
        placeholder={props.placeholder}
        inputMode={props.inputMode}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          open();
          setTyped(event.target.value);
          setActive(isListFixed || event.target.value.trim() === '' ? undefined : 0);
          onValueChange(event.target.value, false);
        }}
        onClick={open}
        onBlur={close}
        onKeyDown={onKeyDown}
        data-testid={props.testId}
      />
      {value !== '' && emptyOption !== undefined && (
        <button
          type="button"
          className={styles.button}
          aria-label={`Clear ${lower}`}
          title={`Clear ${lower}`}
          onClick={() => {
            onValueChange('', true);
            input.current?.focus();
          }}
        >
          <X size={13} aria-hidden />
        </button>
      )}
      <button
        type="button"
        className={styles.button}
        tabIndex={-1}
        aria-label={`Show the list: ${lower}`}
        // Keeps the focus in the field, so that leaving the field closes the list.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          input.current?.focus();
          if (isOpen) close();
          else open();
        }}
      >
        <ChevronDown size={14} aria-hidden />
      </button>
      {isOpen && (
        // biome-ignore lint/a11y/noStaticElementInteractions: a press must not take the field’s focus
        <div className={styles.popup} onMouseDown={(event) => event.preventDefault()}>
          <ComboboxList
            id={id}
            label={label}
            rows={rows}
            value={value}
            active={active}
            onChoose={choose}
            onActive={setActive}
          />
          {(hasNothing || rows.options.length === 0) && (
            <div className={styles.empty}>
              {hasNothing ? props.emptyText : `Nothing matches “${cutText(typed ?? '')}”.`}
            </div>
          )}
        </div>
      )}
      {error !== undefined && !isOpen && <FieldMessage id={`${id}-message`} text={error} />}
    </span>
  );
}
