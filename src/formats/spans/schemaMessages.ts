/** The texts of the schemas' messages. The small form of zod has none of its own. */
import { en } from 'zod/locales';

/** Pass this to `safeParse` if the user reads what is wrong. */
export const schemaMessages = { error: en().localeError };
