/** The query as a form on one line. */
import RotateCw from 'lucide-react/icons/rotate-cw';
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
import { useConfig } from '../../shared/config.ts';
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
  /** The list below answers another query than the form's. */
  readonly isPending: boolean;
  /** `isChosen`: the change is complete, and is searched for at once; else a text is being typed. */
  readonly onChange: (change: (draft: SearchDraft) => SearchDraft, isChosen?: boolean) => void;
  readonly onService: (service: string, isChosen: boolean) => void;
  readonly onSubmit: () => void;
  readonly onRefresh: () => void;
}

const LIMITS = [20, 50, 100, 200, 500, 1500];

/** The limits to choose from, up to the greatest that the operator offers. */
function limitGroupsUpTo(greatest = Number.POSITIVE_INFINITY) {
  const limits = LIMITS.filter((limit) => limit <= greatest);
  return [{ label: undefined, options: limits.map((limit) => ({ value: `${limit}`, label: `${limit}` })) }];
}

export function SearchForm(props: SearchFormProps) {
  const { draft, errors, onChange } = props;
  const { maxLimit } = useConfig().search;
  const limitGroups = useMemo(() => limitGroupsUpTo(maxLimit), [maxLimit]);
  const set = useMemo(
    () => (change: Partial<SearchDraft>, isChosen?: boolean) =>
      onChange((current) => ({ ...current, ...change }), isChosen),
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
        <ServiceField service={draft.service} inputRef={props.serviceRef} onChange={props.onService} />
        <OperationField
          service={draft.service}
          operation={draft.operation}
          onChange={(operation, isChosen) => set({ operation }, isChosen)}
        />
        <TagInput
          className={styles.tags}
          label="Tags"
          placeholder="key=value"
          chips={draft.tags.chips.map(formatTag)}
          text={draft.tags.text}
          isText={draft.tags.mode === 'text'}
          error={errors.tags}
          onTextChange={(text) => onChange((current) => typeTag(current, text), isFinishedTag(text))}
          onCommit={() => onChange(commitTags)}
          onRemove={(position) =>
            onChange(
              (current) => ({
                ...current,
                tags: { ...current.tags, chips: current.tags.chips.toSpliced(position, 1) },
              }),
              true,
            )
          }
          onEdit={(position) => onChange((current) => editChip(current, position))}
          onToggle={() => onChange(toggleTagMode)}
          testId={testHooks.searchTags}
        />
        <Switch
          label="Errors only"
          title={errorsTitle(draft)}
          checked={draft.errorsOnly}
          onCheckedChange={(errorsOnly) => set({ errorsOnly }, true)}
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
        <RangeField
          range={draft.range}
          error={errors.range}
          onChange={(range, isChosen) => set({ range }, isChosen)}
        />
        <Combobox
          className={styles.limit}
          label="Limit"
          value={draft.limit}
          groups={limitGroups}
          isListFixed
          emptyText=""
          inputMode="numeric"
          error={errors.limit}
          onValueChange={(limit, isChosen) => set({ limit }, isChosen)}
          testId={testHooks.searchLimit}
        />
        <span className={styles.actions}>
          <Button
            look="primary"
            type="submit"
            title={
              props.isPending
                ? `${commandTooltip('submit-search')}: the list below answers the previous question`
                : commandTooltip('submit-search')
            }
            data-pending={props.isPending}
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
  return isFinishedTag(text) ? commitTags(typed) : typed;
}

function isFinishedTag(text: string): boolean {
  return /\S\s$/.test(text) && parseTagText(text).ok;
}

function errorsTitle({ service, errorsAnywhere }: SearchDraft): string {
  if (service === '' || errorsAnywhere) return 'Only traces in which a span failed';
  return 'Only traces in which a span of this service failed; a failure in another service does not count';
}
