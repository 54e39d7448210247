/** What a command is: its words, its keys, and what it does to its page. */

/** A command as it stands in the table. */
export interface Command<Target> {
  /** Stable, kebab-case. */
  readonly id: string;
  /** What it does, in the imperative, as the help shows it. */
  readonly title: string;
  /** Heading in the help. */
  readonly group: string;
  /**
   * Keys as `KeyboardEvent.key` with modifiers before it in the order Mod, Alt, Shift (`Mod+k`, `Shift+N`, `ArrowDown`, `?`).
   * Mod is Control, or Command on a Mac. Shift is written only with letters and named keys.
   */
  readonly keys: readonly string[];
  /** Holds even while a text field has the focus. */
  readonly worksInFields?: boolean;
  /**
   * Does it, and says whether there was anything to do (false lets the browser have the key). `isHeld`: the key is held
   * down, and this is one of its repetitions.
   */
  readonly run: (target: Target, isHeld: boolean) => boolean | undefined;
}
