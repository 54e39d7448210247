/** Ends a switch over a union. A forgotten case is a type error; if one is reached anyway, this throws. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
