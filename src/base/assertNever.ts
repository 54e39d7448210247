/** Ends a switch over a union: a case that was forgotten is a type error, and throws if it happens all the same. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
