/**
 * The parts of a grid that renders only some of its rows, which a table cannot do: roles without looks. The
 * grid has the focus and names the current row by `aria-activedescendant`; rows and cells are never focused
 * themselves.
 */
import type { ComponentProps } from 'react';

export function GridRow(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above
  return <div {...props} role="row" />;
}

export function GridCell(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above
  return <div {...props} role="gridcell" />;
}

export function GridColumnHeader(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above
  return <div {...props} role="columnheader" />;
}

export function GridRowGroup(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  return <div {...props} role="rowgroup" />;
}
