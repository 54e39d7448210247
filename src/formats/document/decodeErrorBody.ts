/** What a server says in the body of an error, in either dialect of Jaeger or as plain text. */
import * as z from 'zod/mini';

const legacyErrors = z.looseObject({
  errors: z.array(z.looseObject({ msg: z.string() })).check(z.minLength(1)),
});
const v3Error = z.looseObject({ error: z.looseObject({ message: z.string() }) });

/** The messages of `errors`, else `error.message`, else the text itself, trimmed. */
export function decodeErrorBody(text: string): string {
  try {
    return messageOfError(JSON.parse(text)) ?? text.trim();
  } catch (error) {
    if (error instanceof SyntaxError) return text.trim();
    throw error;
  }
}

/** The server's words in a parsed error body; undefined where it is none. */
export function messageOfError(body: unknown): string | undefined {
  const legacy = legacyErrors.safeParse(body);
  if (legacy.success) return legacy.data.errors.map(({ msg }) => msg).join('; ');
  const v3 = v3Error.safeParse(body);
  return v3.success ? v3.data.error.message : undefined;
}
