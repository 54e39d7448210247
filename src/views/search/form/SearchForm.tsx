/** The query as a form on one line. */
import { RotateCw } from 'lucide-react';
import { type FormEvent, type RefObject, useMemo } from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import {
  commitTags,
  editChip,
  type FieldErrors,
  type SearchDraft,
  toggleTagMode,
} from '../../../store/search/searchDraft.ts';
import { formatTag, parseTagText } from '../../../store/search/tagText.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Combobox } from '../../../ui/Combobox.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { TagInput } from '../../../ui/TagInput.tsx';
import { commandLabel, commandTooltip } from '../../shared/commandTooltip.ts';
import { DurationBounds } from './DurationBounds.tsx';
import { OperationField } from './OperationField.tsx';
import { RangeField } from './RangeField.tsx';
import styles from './SearchForm.module.css';
import { ServiceField } from './ServiceField.tsx';

export interface SearchFormProps {
  readonly draft: SearchDraft;
  readonly errors: FieldErrors;
  readonly isSearching: boolean;
  readonly canRefresh: boolean;
  readonly serviceRef: RefObject<HTMLInputElement | null>;
  readonly onChange: (change: (draft: SearchDraft) => SearchDraft) => void;
  readonly onSubmit: () => void;
  readonly onRefresh: () => void;
}

const LIMITS = ['20', '50', '100', '200', '500', '1500'];
const limitGroups = [{ label: undefined, options: LIMITS.map((limit) => ({ value: limit, label: limit })) }];

export function SearchForm(props: SearchFormProps) {
  const { draft, errors, onChange } = props;
  const set = useMemo(
    () => (change: Partial<SearchDraft>) => onChange((current) => ({ ...current, ...change })),
    [onChange],
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <search>
      <form
        className={styles.form}
        aria-label="Search traces"
        noValidate
        onSubmit={onSubmit}
        data-testid={testHooks.searchForm}
      >
        <ServiceField
          service={draft.service}
          inputRef={props.serviceRef}
          onChange={(service) => set({ service, operation: '' })}
        />
        <OperationField
          service={draft.service}
          operation={draft.operation}
          onChange={(operation) => set({ operation })}
        />
        <TagInput
          className={styles.tags}
          label="Tags"
          placeholder="http.status_code=500"
          chips={draft.tags.chips.map(formatTag)}
          text={draft.tags.text}
          isText={draft.tags.mode === 'text'}
          error={errors.tags}
          onTextChange={(text) => onChange((current) => typeTag(current, text))}
          onCommit={() => onChange(commitTags)}
          onRemove={(position) =>
            onChange((current) => ({
              ...current,
              tags: { ...current.tags, chips: current.tags.chips.toSpliced(position, 1) },
            }))
          }
          onEdit={(position) => onChange((current) => editChip(current, position))}
          onToggle={() => onChange(toggleTagMode)}
          testId={testHooks.searchTags}
        />
        <Switch
          label="Errors only"
          checked={draft.errorsOnly}
          onCheckedChange={(errorsOnly) => set({ errorsOnly })}
          data-testid={testHooks.searchErrorsOnly}
        />
        <DurationBounds
          min={draft.minDuration}
          max={draft.maxDuration}
          minError={errors.minDuration}
          maxError={errors.maxDuration}
          onMinChange={(minDuration) => set({ minDuration })}
          onMaxChange={(maxDuration) => set({ maxDuration })}
        />
        <RangeField range={draft.range} error={errors.range} onChange={(range) => set({ range })} />
        <Combobox
          className={styles.limit}
          label="Limit"
          value={draft.limit}
          groups={limitGroups}
          isListFixed
          emptyText=""
          inputMode="numeric"
          error={errors.limit}
          onValueChange={(limit) => set({ limit })}
          testId={testHooks.searchLimit}
        />
        <span className={styles.actions}>
          <Button
            look="primary"
            type="submit"
            title={commandTooltip('submit-search')}
            data-testid={testHooks.searchSubmit}
          >
            Find traces
          </Button>
          {props.canRefresh && (
            <IconButton
              {...commandLabel('refresh-search')}
              look="outline"
              onClick={props.onRefresh}
              data-testid={testHooks.refresh}
            >
              <RotateCw size={14} aria-hidden data-spinning={props.isSearching} className={styles.refresh} />
            </IconButton>
          )}
        </span>
      </form>
    </search>
  );
}

/** A space after text that parses as tags turns it into chips. */
function typeTag(draft: SearchDraft, text: string): SearchDraft {
  const typed = { ...draft, tags: { ...draft.tags, text } };
  const isFinished = /\S\s$/.test(text) && parseTagText(text).ok;
  return isFinished ? commitTags(typed) : typed;
}
