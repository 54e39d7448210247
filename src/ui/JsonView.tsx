/** Lines of laid out JSON, with keys told apart from values. */
import type { CSSProperties } from 'react';
import styles from './JsonView.module.css';

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
              {token.text === ':' ? ': ' : token.text}
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
