/** Parameters of a URL: how each is named, parsed and written. */
import { mapTable } from '../base/mapTable.ts';

export interface AddressParameter<T> {
  /** Returns the value in the URL. An invalid value counts as absent. */
  readonly read: (address: URLSearchParams) => T;
  /** Adds the value, unless a URL without it means the same. */
  readonly write: (value: T, address: URLSearchParams) => void;
}

/** A value as one text, or absent. `parse` and `format` return undefined for what cannot be expressed. */
export function one<T>(
  name: string,
  parse: (text: string) => T | undefined,
  format: (value: T) => string | undefined,
): AddressParameter<T | undefined> {
  return {
    read: (address) => {
      const text = address.get(name);
      return text === null ? undefined : parse(text);
    },
    write: (value, address) => {
      const text = value === undefined ? undefined : format(value);
      if (text !== undefined) address.set(name, text);
    },
  };
}

/** A list as a repeated parameter. */
export function repeated<T>(
  name: string,
  parse: (text: string) => T | undefined,
  format: (value: T) => string,
): AddressParameter<readonly T[]> {
  return {
    read: (address) => address.getAll(name).flatMap((text) => parse(text) ?? []),
    write: (values, address) => {
      for (const value of values) address.append(name, format(value));
    },
  };
}

/** True if the parameter is exactly this text. */
export function flag(name: string, text: string): AddressParameter<boolean> {
  return {
    read: (address) => address.get(name) === text,
    write: (value, address) => {
      if (value) address.set(name, text);
    },
  };
}

/** The values in a table of parameters. */
export type ValuesOf<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends AddressParameter<infer T> ? T : never;
};

/** Several parameters as one, in the order of the table. */
export function grouped<Values extends object>(
  table: {
    readonly [Name in keyof Values]: AddressParameter<Values[Name]>;
  },
): AddressParameter<Values> {
  return {
    read: (address) => mapTable<Values>(table, (name) => table[name].read(address)),
    write: (values, address) => {
      for (const name in table) table[name].write(values[name], address);
    },
  };
}
