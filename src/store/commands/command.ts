/** A command of the table: its words, its keys, and what it does to its page. */
export interface Command<Target> {
  /** Stable, kebab-case, unique in the whole table. */
  readonly id: string;
  /** What it does, in the imperative; the help and the tooltip of its button show it. */
  readonly title: string;
  /** Heading in the help. */
  readonly group: string;
  /**
   * Keys as `KeyboardEvent.key`, preceded by modifiers in the order Mod, Alt, Shift (`Mod+k`, `Shift+N`,
   * `ArrowDown`, `?`). Mod is Control, or Command on a Mac. Shift is written only with letters and named
   * keys.
   */
  readonly keys: readonly string[];
  /** Works even while a text field has the focus. */
  readonly worksInFields?: boolean;
  /**
   * Does it. Returns false if there was nothing to do: then the browser handles the key. `isHeld`: the key is
   * held down, and this is one of its repetitions.
   */
  readonly run: (target: Target, isHeld: boolean) => boolean | undefined;
}
