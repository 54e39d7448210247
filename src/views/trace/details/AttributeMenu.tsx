/** One menu for all rows of tags: copies the value, `key=value`, or JSON. Rows only hold a button that opens it. */
import { Menu } from '@base-ui/react/menu';
import type { AttributeDetails } from '../../../model/spanDetails.ts';
import { formatAttributeJson } from '../../../model/spanDetailsJson.ts';
import { formatKeyValue } from '../../../model/valueFormat.ts';
import { copyText } from '../../../ui/CopyButton.tsx';
import { type CopyMenuItem, CopyMenuPopup } from './CopyMenuPopup.tsx';

export type AttributeMenuHandle = ReturnType<typeof createAttributeMenu>;

/** What joins the rows' buttons to their one menu. */
export function createAttributeMenu() {
  return Menu.createHandle<AttributeDetails>();
}

export function AttributeMenu({ menu }: { readonly menu: AttributeMenuHandle }) {
  return (
    <Menu.Root handle={menu} modal={false}>
      {({ payload }) => (
        <CopyMenuPopup
          items={payload === undefined ? [] : itemsOf(payload)}
          onCopy={(text) => void copyText(text)}
        />
      )}
    </Menu.Root>
  );
}

function itemsOf(attribute: AttributeDetails): readonly CopyMenuItem[] {
  return [
    { label: 'Copy value', text: () => attribute.text },
    { label: 'Copy key=value', text: () => formatKeyValue(attribute) },
    { label: 'Copy JSON', text: () => formatAttributeJson(attribute) },
    { label: 'Copy key', text: () => attribute.key },
  ];
}
