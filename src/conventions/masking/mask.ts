/** What stands for a secret. It does not tell how long that is. */
export const MASK = '••••••';
