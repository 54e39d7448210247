/** The field for the service. */
import { type RefObject, useMemo } from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import { useServices } from '../../../queries/useServices.ts';
import { Combobox } from '../../../ui/Combobox.tsx';
import styles from './SearchForm.module.css';

export interface ServiceFieldProps {
  /** '' for all. */
  readonly service: string;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onChange: (service: string, isChosen: boolean) => void;
}

export function ServiceField({ service, inputRef, onChange }: ServiceFieldProps) {
  const { data, failure, isLoading, refresh } = useServices();
  const groups = useMemo(() => {
    // The server's list is already sorted, without duplicates.
    return [{ label: undefined, options: (data ?? []).map((name) => ({ value: name, label: name })) }];
  }, [data]);
  return (
    <Combobox
      className={styles.service}
      label="Service"
      placeholder="All services"
      emptyOption="All services"
      value={service}
      groups={groups}
      isFreeTextOffered
      emptyText={emptyText(failure?.title, isLoading)}
      onOpen={refresh}
      onValueChange={onChange}
      inputRef={inputRef}
      testId={testHooks.searchService}
    />
  );
}

function emptyText(failure: string | undefined, isLoading: boolean): string {
  if (failure !== undefined) return `The list of services could not be loaded: ${failure}`;
  return isLoading ? 'Loading the services…' : 'The server has no services yet.';
}
