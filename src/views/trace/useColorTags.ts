/** The tags that spans can be coloured by. They are looked for in short slices, since a large trace has millions of tags. */
import { useEffect, useState } from 'react';
import { type ColorTag, ColorTagScan } from '../../model/colorByTags.ts';
import type { Trace } from '../../model/trace.ts';

const ROWS_A_STEP = 20_000;
/** The page stays quick to react, ms. */
const SLICE_MS = 8;

/** undefined while they are looked for. */
export function useColorTags(trace: Trace): readonly ColorTag[] | undefined {
  const [found, setFound] = useState<{ readonly trace: Trace; readonly tags: readonly ColorTag[] }>();
  useEffect(() => {
    const scan = new ColorTagScan(trace);
    let timer: ReturnType<typeof setTimeout>;
    const goOn = () => {
      const end = performance.now() + SLICE_MS;
      let isMore = true;
      while (isMore && performance.now() < end) isMore = scan.step(ROWS_A_STEP);
      if (isMore) timer = setTimeout(goOn);
      else setFound({ trace, tags: scan.tags() });
    };
    timer = setTimeout(goOn);
    return () => clearTimeout(timer);
  }, [trace]);
  return found?.trace === trace ? found.tags : undefined;
}
