/** What a server says in the body of an error, in either dialect of Jaeger or as plain text. */
import * as z from 'zod/mini';

const legacyErrors = z.looseObject({
  errors: z.array(z.looseObject({ msg: z.string() })).check(z.minLength(1)),
});
const v3Error = z.looseObject({ error: z.looseObject({ message: z.string() }) });

/** The messages of `errors`, else `error.message`, else the text itself, trimmed. */
export function decodeErrorBody(text: string): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text.trim();
    throw error;
  }
  const legacy = legacyErrors.safeParse(value);
  if (legacy.success) return legacy.data.errors.map(({ msg }) => msg).join('; ');
  const v3 = v3Error.safeParse(value);
  return v3.success ? v3.data.error.message : text.trim();
}
