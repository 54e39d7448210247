/**
 * Recognizes the exceptions that engines throw when an array is too large for them or for the remaining
 * memory.
 */

/**
 * V8: `Array buffer allocation failed`, `Invalid typed array length: 5`; Firefox: `allocation size overflow`;
 * Safari: `Out of memory`.
 */
export function isOutOfMemory(reason: unknown): reason is Error {
  return reason instanceof Error && /allocation|out of memory|array length|array size/i.test(reason.message);
}
