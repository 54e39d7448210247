/** Secrets in tags and logs are masked until the user reveals one, also in what is copied. */
import { useMemo } from 'react';
import { maskValue } from '../../../conventions/masking/maskValue.ts';
import type { AttributeDetails } from '../../../model/details/attributeList.ts';
import { useConfig } from '../../shared/config.ts';

/** Returns an attribute as it may be shown; the same object if nothing in it is secret. */
export type Mask = (attribute: AttributeDetails) => AttributeDetails;

export function useMask(): Mask {
  const { maskedKeys } = useConfig();
  return useMemo(
    () => (attribute) => {
      const { masked, text } = maskValue(attribute.key, attribute.text, { moreKeys: maskedKeys });
      // What is left of a masked JSON may be none any more.
      return masked ? { key: attribute.key, type: 'string', text } : attribute;
    },
    [maskedKeys],
  );
}
