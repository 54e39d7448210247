/** Lines of pretty-printed JSON, with different looks for keys and values. */
import type { CSSProperties, ReactNode } from 'react';
import styles from './JsonView.module.css';
import { LongText } from './LongText.tsx';

export interface JsonViewLine {
  readonly depth: number;
  readonly tokens: readonly {
    readonly kind: 'key' | 'string' | 'number' | 'word' | 'punctuation';
    readonly text: string;
  }[];
}

export function JsonView({ lines }: { readonly lines: readonly JsonViewLine[] }) {
  return (
    <code className={styles.view}>
      {lines.map((line, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their position
        <span key={position} className={styles.line} style={depthStyle(line.depth)}>
          {line.tokens.map((token, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their position
            <span key={index} className={styles[token.kind]}>
              {textOf(token)}
            </span>
          ))}
          {'\n'}
        </span>
      ))}
    </code>
  );
}

function depthStyle(depth: number): CSSProperties {
  const style: CSSProperties & { '--depth': number } = { '--depth': Math.min(depth, 12) };
  return style;
}

/** A long text in it can be unfolded in place. */
function textOf({ kind, text }: JsonViewLine['tokens'][number]): ReactNode {
  if (kind === 'punctuation') return text === ':' ? ': ' : text;
  return <LongText text={text} label="Text in the JSON" />;
}
