/** Reads one object of the configuration: what is wrong in it is left out, and named with its place. */
import { shownValue } from '../links/entries/linkEntry.ts';

export type ConfigFields = Readonly<Record<string, unknown>>;

/** Returns the value in the form that is needed; undefined if it is not what is expected. */
export type ReadValue<T> = (value: unknown) => T | undefined;

export class ConfigReader {
  readonly #fields: ConfigFields;
  readonly #place: string;
  readonly #problems: string[];
  readonly #known = new Set<string>(['$schema']);

  /** `place`: what the object is called in messages, '' for the whole file. */
  constructor(fields: ConfigFields, place: string, problems: string[]) {
    this.#fields = fields;
    this.#place = place;
    this.#problems = problems;
  }

  /** `expected` ends the sentence "“key” must be …". Absent and null are undefined, and no problem. */
  read<T>(key: string, expected: string, parse: ReadValue<T>): T | undefined {
    const given = this.given(key);
    if (given === undefined) return undefined;
    const value = parse(given);
    if (value === undefined) {
      this.#problems.push(`“${this.nameOf(key)}” must be ${expected}; it is ${shownValue(given)}.`);
    }
    return value;
  }

  /** Returns the value under a key as it is, and counts the key as known. */
  given(key: string): unknown {
    this.#known.add(key);
    const value = Object.hasOwn(this.#fields, key) ? this.#fields[key] : undefined;
    return value === null ? undefined : value;
  }

  /** Returns a reader of an object within; undefined if there is none. */
  inner(key: string, expected = 'an object'): ConfigReader | undefined {
    const fields = this.read(key, expected, fieldsOf);
    return fields && new ConfigReader(fields, this.nameOf(key), this.#problems);
  }

  nameOf(key: string): string {
    return this.#place === '' ? key : `${this.#place}.${key}`;
  }

  report(...problems: readonly string[]): void {
    this.#problems.push(...problems);
  }

  /** Keys that nobody asked for. */
  unknownKeys(): readonly string[] {
    return Object.keys(this.#fields).filter((key) => !this.#known.has(key));
  }

  get keys(): readonly string[] {
    return Object.keys(this.#fields);
  }

  /** Reports keys that nobody asked for. */
  reportUnknown(): void {
    const known = [...this.#known].filter((key) => key !== '$schema').join(', ');
    for (const key of this.unknownKeys()) {
      this.#problems.push(`“${this.nameOf(key)}” is not known; the keys are ${known}.`);
    }
  }
}

export function fieldsOf(value: unknown): ConfigFields | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as ConfigFields) : undefined;
}

export const asText: ReadValue<string> = (value) =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

export const asTexts: ReadValue<readonly string[]> = (value) => {
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((item): item is string => typeof item === 'string' && item !== '');
  return texts.length === value.length ? texts : undefined;
};

export const asFlag: ReadValue<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

/** A whole number from 1 on. */
export const asCount: ReadValue<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
