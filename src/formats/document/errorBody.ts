/** Reads a server's message from the body of an error, in either dialect of Jaeger. */
import * as z from 'zod/mini';
import { isObject } from '../json/wireValue.ts';

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

/** The last value of a stream, which holds no spans. */
export interface StreamEnd {
  /** The server's message if it could not finish; undefined if this only marks the end. */
  readonly error: string | undefined;
}

/**
 * Reads a value behind the spans of a stream: an error of the server, or a mark that this is the end (an
 * object without content, a status of 0, `EOF`). Undefined if it is neither.
 */
export function readStreamEnd(value: unknown): StreamEnd | undefined {
  if (isBlank(value)) return { error: undefined };
  if (!isObject(value)) return undefined;
  const said = errorSaid(value)?.message ?? streamError(value.error);
  if (said !== undefined) return { error: isEndMark(value.error, said) ? undefined : said };
  return Object.values(value).every(isBlank) || isOk(value.error) ? { error: undefined } : undefined;
}

/** The error beside the spans of one value of a stream; undefined if there is none. */
export function errorBeside(value: unknown): string | undefined {
  if (!isObject(value) || isBlank(value.error)) return undefined;
  return readStreamEnd({ error: value.error })?.error;
}

function streamError(error: unknown): string | undefined {
  if (typeof error === 'string' && error !== '') return error;
  if (!isObject(error) || isOk(error)) return undefined;
  const { message, httpStatus } = error;
  if (typeof message === 'string' && message !== '') return message;
  if (typeof httpStatus === 'string' && httpStatus !== '') return httpStatus;
  const code = codeOf(error);
  return code === undefined ? undefined : `code ${code}`;
}

function isEndMark(error: unknown, said: string): boolean {
  return said === 'EOF' || isOk(error);
}

/** 0 is OK in gRPC, 200 in HTTP. */
function isOk(error: unknown): boolean {
  const code = isObject(error) ? codeOf(error) : undefined;
  return code === 0 || code === 200;
}

function codeOf({ httpCode, http_code, grpcCode, grpc_code, code }: Readonly<Record<string, unknown>>) {
  return [httpCode, http_code, grpcCode, grpc_code, code].find((one) => typeof one === 'number');
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  return isObject(value) && Object.keys(value).length === 0;
}
