/** A property in a test: it must hold for every value that fast-check generates. */
import * as fc from 'fast-check';

/** Throws with the smallest counterexample. `check` has its own expectations and must be synchronous. */
export function checkProperty<T>(values: fc.Arbitrary<T>, check: (value: T) => void, numRuns = 200): void {
  const property = fc.property(values, (value) => {
    check(value);
  });
  void fc.assert(property, { numRuns });
}
