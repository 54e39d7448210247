/** Everything that is to be hidden in a trace, in all ways. */
import { mapTable, namesOf } from '../../base/mapTable.ts';
import type { Steps } from '../../base/time/slicedTask.ts';
import type { Trace } from '../trace.ts';
import { hidingUnmatched } from './findMode.ts';
import { hidingValues } from './hiddenValues.ts';
import type { HideSpans, HidingWay } from './hidingWay.ts';
import { hidingShort } from './threshold.ts';

/** A new way needs a file with its HidingWay and a line here. Reasons are listed in this order. */
const hidingWays = {
  threshold: hidingShort,
  values: hidingValues,
  unmatched: hidingUnmatched,
} as const;

type AskedOf<Way> = Way extends HidingWay<infer Asked> ? Asked : never;

/** The setting of each way. */
export type Hiding = { readonly [Name in keyof typeof hidingWays]: AskedOf<(typeof hidingWays)[Name]> };

/** What the user chooses to hide. What find hides depends on its text. */
export type ChosenHiding = Omit<Hiding, 'unmatched'>;

const ways: { readonly [Name in keyof Hiding]: HidingWay<Hiding[Name]> } = hidingWays;
const names = namesOf(ways);

export const NOTHING_HIDDEN: Hiding = mapTable<Hiding>(ways, (name) => ways[name].nothing);

/** Says why spans are hidden: `shorter than 5 ms or without a match`; empty if none are. */
export function describeHiding(hiding: Partial<Hiding>): string {
  const whole: Hiding = { ...NOTHING_HIDDEN, ...hiding };
  return names
    .map((name) => describe(name, whole))
    .filter((reason) => reason !== '')
    .join(' or ');
}

/** Returns true if anything is to be hidden. */
export function isHiding(hiding: Partial<Hiding>): boolean {
  return describeHiding(hiding) !== '';
}

export function isSameHiding(a: Hiding, b: Hiding): boolean {
  return names.every((name) => a[name] === b[name]);
}

/** The number of spans between two pauses. */
const STEP = 1 << 17;

/** Returns one byte per span, 1 if it passes; undefined if nothing is hidden. Linear in spans. */
export function* findPassingSpans(trace: Trace, hiding: Hiding): Steps<Uint8Array | undefined> {
  const hides: HideSpans[] = [];
  for (const name of names) {
    const prepared = prepare(name, trace, hiding);
    const hide = typeof prepared === 'object' ? yield* prepared : prepared;
    if (hide !== undefined) hides.push(hide);
  }
  if (hides.length === 0) return undefined;
  const { count } = trace.spans;
  const passing = new Uint8Array(count).fill(1);
  for (let from = 0; from < count; from += STEP) {
    const to = Math.min(count, from + STEP);
    for (const hide of hides) hide(passing, from, to);
    yield;
  }
  return passing;
}

function describe<Name extends keyof Hiding>(name: Name, hiding: Hiding): string {
  return ways[name].describe(hiding[name]);
}

function prepare<Name extends keyof Hiding>(name: Name, trace: Trace, hiding: Hiding) {
  return ways[name].prepare(trace, hiding[name]);
}
