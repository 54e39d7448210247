/** What the schemas' messages are written by: the small form of zod brings no words of its own. */
import { en } from 'zod/locales';

/** To be given to `safeParse` where people read what is wrong. */
export const schemaMessages = { error: en().localeError };
