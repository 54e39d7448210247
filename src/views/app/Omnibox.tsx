/** Opens a trace by anything that names one: an ID, a traceparent, a link to a trace in Jaeger. */
import Search from 'lucide-react/icons/search';
import { type FormEvent, type Ref, useState } from 'react';
import { testHooks } from '../../base/testHooks.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { formatTracePath } from '../../url/pagePath.ts';
import { formatSpanParameter } from '../../url/spanParameter.ts';
import { parseTraceReference, readTracePart } from '../../url/traceReference.ts';
import { useAddress } from '../shared/address.ts';
import { commandLabel } from '../shared/commandTooltip.ts';
import styles from './AppBar.module.css';

export function Omnibox({ inputRef }: { readonly inputRef: Ref<HTMLInputElement> }) {
  const { go } = useAddress();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  /** Text that was refused because it is not an ID of Jaeger's. Entered again it is accepted: other servers use words. */
  const [doubted, setDoubted] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const reference =
      parseTraceReference(text) ?? (text === doubted ? readTracePart(text.trim()) : undefined);
    if (reference === undefined) {
      setDoubted(text);
      setError(
        'Not a trace ID: expected up to 32 hexadecimal digits, a traceparent or a link to a trace. Press Enter again to open it anyway.',
      );
      return;
    }
    setText('');
    setError(undefined);
    const find =
      reference.find === undefined ? '' : new URLSearchParams({ uiFind: reference.find }).toString();
    const parameters = [formatSpanParameter(reference.spanId), find].filter((part) => part !== '');
    go(formatTracePath(reference.traceId), parameters.join('&'));
  };
  return (
    <form onSubmit={submit} className={styles.omnibox}>
      <TextField
        ref={inputRef}
        label="Trace ID or traceparent"
        isLabelHidden
        placeholder="Trace ID or traceparent"
        className={styles.omniboxField}
        data-testid={testHooks.omnibox}
        value={text}
        error={error}
        spellCheck={false}
        autoComplete="off"
        before={<Search size={14} aria-hidden />}
        after={<Kbd>{commandLabel('focus-omnibox').shortcut}</Kbd>}
        onChange={(event) => {
          setText(event.target.value);
          setError(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setError(undefined);
          event.currentTarget.blur();
        }}
      />
      {error !== undefined && (
        <p role="alert" className={styles.omniboxError}>
          {error}
        </p>
      )}
    </form>
  );
}
