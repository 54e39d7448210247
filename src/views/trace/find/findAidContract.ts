/** What the find bar and its aid (completion and messages, which come later) know of each other. */
import type { KeyboardEvent, Ref, RefObject } from 'react';

export interface FindAidHandle {
  /** Says whether the key was the list's; it has been prevented then. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => boolean;
  /** The text has changed. */
  readonly onInput: () => void;
  readonly open: () => void;
  readonly close: () => void;
}

/** The list as the field's attributes tell of it. */
export interface FindList {
  readonly isOpen: boolean;
  /** Id of the option that Enter takes. */
  readonly active: string | undefined;
}

export const closedFindList: FindList = { isOpen: false, active: undefined };

export interface FindAidProps {
  readonly ref: Ref<FindAidHandle>;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly listId: string;
  /** It was asked for before it was here. */
  readonly isOpenAtFirst: boolean;
  readonly onListChange: (list: FindList) => void;
}
