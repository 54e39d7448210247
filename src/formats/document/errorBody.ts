/** Reads a server's message from the body of an error, in either dialect of Jaeger. */
import * as z from 'zod/mini';

const legacyErrors = z.looseObject({
  errors: z.array(z.looseObject({ msg: z.string() })).check(z.minLength(1)),
});
const v3Error = z.looseObject({
  error: z.looseObject({ message: z.string(), httpCode: z.optional(z.unknown()) }),
});

export interface SaidError {
  /** The dialect of Jaeger; `text` if other APIs have errors of this form, too. */
  readonly form: 'v3' | 'legacy' | 'text';
  /** Several errors of a legacy body are joined by semicolons. */
  readonly message: string;
}

/**
 * Returns the server's message from a parsed body; `errors` takes precedence over `error.message`. Undefined
 * if it is not an error.
 */
export function errorSaid(body: unknown): SaidError | undefined {
  const legacy = legacyErrors.safeParse(body);
  if (legacy.success) {
    return { form: 'legacy', message: legacy.data.errors.map(({ msg }) => msg).join('; ') };
  }
  const v3 = v3Error.safeParse(body);
  if (!v3.success) return undefined;
  const { message, httpCode } = v3.data.error;
  return { form: typeof httpCode === 'number' ? 'v3' : 'text', message };
}
