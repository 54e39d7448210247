/** Masks the value of a tag: all of it if its key says so, else what looks like a secret in it. */
import { isSecretKey } from './isSecretKey.ts';
import { MASK } from './mask.ts';
import { type MaskOptions, maskText } from './maskText.ts';

export interface MaskedValue {
  readonly masked: boolean;
  /** The text to show: the same as the value if nothing is masked. */
  readonly text: string;
}

/** Linear in the text. Flags and empty values are never secret. */
export function maskValue(key: string, text: string, options: MaskOptions = {}): MaskedValue {
  if (isSecretKey(key, options.moreKeys)) {
    return isPlain(text) ? { masked: false, text } : { masked: true, text: MASK };
  }
  const masked = maskText(text, options);
  return { masked: masked !== text, text: masked };
}

function isPlain(text: string): boolean {
  return text.length < 20 && /^\s*(true|false|null|\[\]|\{\})?\s*$/i.test(text);
}
