/** The field for the operation. */
import { useMemo, useState } from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import type { Operation } from '../../../model/summaries/searchQuery.ts';
import type { SpanKindName } from '../../../model/trace.ts';
import { useOperations } from '../../../queries/useOperations.ts';
import { useServices } from '../../../queries/useServices.ts';
import { Combobox } from '../../../ui/Combobox.tsx';
import type { ComboboxGroup, ComboboxOption } from '../../../ui/comboboxRows.ts';
import styles from './SearchForm.module.css';

export interface OperationFieldProps {
  readonly service: string;
  readonly operation: string;
  readonly onChange: (operation: string, isChosen: boolean) => void;
}

export function OperationField({ service, operation, onChange }: OperationFieldProps) {
  const { data: services } = useServices();
  /**
   * The service for which the list was opened: for a service that the server does not list, only that sends a
   * request.
   */
  const [openedFor, setOpenedFor] = useState('');
  // While a name is being typed, its first letters are not a service yet.
  const isAsked = service !== '' && (openedFor === service || services?.includes(service) === true);
  const { data, failure, isLoading } = useOperations(isAsked ? service : undefined);
  const groups = useMemo(() => groupByKind(data ?? []), [data]);
  const isNone = data?.length === 0;
  return (
    <Combobox
      className={styles.operation}
      label="Operation"
      placeholder="All operations"
      emptyOption="All operations"
      value={operation}
      groups={groups}
      isFreeTextOffered
      emptyText={
        <span data-testid={isNone ? testHooks.empty : undefined} data-kind="no-operations">
          {emptyText(service, failure?.title, isLoading)}
        </span>
      }
      onOpen={() => setOpenedFor(service)}
      onValueChange={onChange}
      testId={testHooks.searchOperation}
    />
  );
}

/** In the order of the list: first the requests that a service receives, then those that it sends. */
const KINDS: readonly SpanKindName[] = [
  'server',
  'consumer',
  'client',
  'producer',
  'internal',
  'unspecified',
];

const HEADINGS: Readonly<Record<SpanKindName, string>> = {
  server: 'Server',
  client: 'Client',
  producer: 'Producer',
  consumer: 'Consumer',
  internal: 'Internal',
  unspecified: 'Without a kind',
};

/** Groups operations by kind, in their order; without a heading if the server does not tell kinds. */
function groupByKind(operations: readonly Operation[]): ComboboxGroup[] {
  const byKind = new Map<SpanKindName, ComboboxOption[]>(KINDS.map((kind) => [kind, []]));
  for (const operation of operations) {
    const { name } = operation;
    byKind.get(kindOf(operation))?.push({ value: name, label: name === '' ? '(no name)' : name });
  }
  const kinds = [...byKind].filter(([, options]) => options.length > 0);
  return kinds.map(([kind, options]) => ({
    label: kinds.length > 1 || kind !== 'unspecified' ? HEADINGS[kind] : undefined,
    options,
  }));
}

function kindOf(operation: Operation): SpanKindName {
  return operation.kind ?? 'unspecified';
}

function emptyText(service: string, failure: string | undefined, isLoading: boolean): string {
  if (service === '') return 'Choose a service to see its operations, or type a name.';
  if (failure !== undefined) return `The operations of ${service} could not be loaded: ${failure}`;
  return isLoading ? `Loading the operations of ${service}…` : `The server lists no operation of ${service}.`;
}
