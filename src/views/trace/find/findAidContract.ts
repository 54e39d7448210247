/** The contract between the find bar and its aid (completion and messages), which is loaded later. */
import type { KeyboardEvent, Ref, RefObject } from 'react';

export interface FindAidHandle {
  /** Returns whether the list has handled the key; its default is then prevented. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => boolean;
  /** The text has changed. */
  readonly onInput: () => void;
  readonly open: () => void;
  readonly close: () => void;
}

/** The state of the list, for the field's ARIA attributes. */
export interface FindList {
  readonly isOpen: boolean;
  /** Id of the option that Enter accepts. */
  readonly active: string | undefined;
}

export const closedFindList: FindList = { isOpen: false, active: undefined };

export interface FindAidProps {
  readonly ref: Ref<FindAidHandle>;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly listId: string;
  /** It was asked for before its code was loaded. */
  readonly isOpenAtFirst: boolean;
  readonly onListChange: (list: FindList) => void;
}
