/** Formats the benchmark's results as Markdown tables for the README. */

const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)}`;
const one = (value) => value.toFixed(1);
const two = (value) => value.toFixed(2);

/** The lines of the table of traces: title, goal, how to read the value from a column, how to format it. */
const lines = [
  ['JSON, MB', '', ({ megabytes }) => megabytes, one],
  ['download and `JSON.parse`, ms', '', ({ downloadMs }) => downloadMs, ms],
  ['the same from the navigation on, ms', '', ({ openedDownloadMs }) => openedDownloadMs, ms],
  ['first rows, ms', '', ({ firstRowsMs }) => firstRowsMs, ms],
  ['first rows, third visit, ms', '', ({ thirdVisitMs }) => thirdVisitMs, ms],
  [
    'first rows ÷ download and parse',
    '100k: 1.2, 10k: 2',
    ({ firstRowsMs, downloadMs }) => ratio(firstRowsMs, downloadMs),
    two,
  ],
  [
    'first rows ÷ the same from the navigation on',
    '',
    ({ firstRowsMs, openedDownloadMs }) => ratio(firstRowsMs, openedDownloadMs),
    two,
  ],
  [
    'third visit ÷ download and parse',
    '',
    ({ thirdVisitMs, downloadMs }) => ratio(thirdVisitMs, downloadMs),
    two,
  ],
  ['time a megabyte ÷ that at 100,000', '1.2 above 200k', (column, base) => perMegabyte(column, base), two],
  ['longest task, ms', '', ({ longestTaskMs }) => longestTaskMs, ms],
  ['longest task after the start, ms', '50', ({ longestStartedMs }) => longestStartedMs, ms],
  ['blocking time after the start, ms', '0', ({ blockingMs }) => blockingMs, ms],
  ['main thread quiet, ms', '', ({ quietMs }) => quietMs, ms],
  ['long tasks until then, in all, ms', '', ({ longTasksMs }) => longTasksMs, ms],
  ['blocking time after the first rows, ms', '0', ({ blockingAfterRowsMs }) => blockingAfterRowsMs, ms],
  ['wheel: frame p95, ms', '17', ({ wheelP95Ms }) => wheelP95Ms, ms],
  ['wheel: longest frame, ms', '50', ({ wheelLongestMs }) => wheelLongestMs, ms],
  ['scroll bar: frame p95, ms', '17', ({ barP95Ms }) => barP95Ms, ms],
  ['scroll bar: longest frame, ms', '50', ({ barLongestMs }) => barLongestMs, ms],
  ['frames with an empty row', '0', ({ emptyFrames }) => emptyFrames, String],
  ['to the last row, ms', '50', ({ endMs }) => endMs, ms],
  ['collapse all, ms', '50', ({ collapseMs }) => collapseMs, ms],
  ['expand all, ms', '50', ({ expandMs }) => expandMs, ms],
  ['find, to the count, ms', '100', ({ findMs }) => findMs, ms],
  ['longest task of these, ms', '50', ({ longestActingMs }) => longestActingMs, ms],
  ['zoom: frame p95, ms', '17', ({ zoomP95Ms }) => zoomP95Ms, ms],
  ['zoom: longest frame, ms', '50', ({ zoomLongestMs }) => zoomLongestMs, ms],
  ['memory with buffers, MB', '', ({ memoryMb }) => memoryMb, one],
];

/** `columns`: `{ title, measured }`, one for each trace. */
export function tableOfTraces(columns) {
  const base = columns.find(({ title }) => title === '100,000')?.measured;
  const rows = lines.map(([title, goal, read, write]) => [
    title,
    goal,
    ...columns.map(({ measured }) => {
      const value = read(measured, base);
      return value === undefined || Number.isNaN(value) ? '' : write(value);
    }),
  ]);
  return table(['', 'goal', ...columns.map(({ title }) => title)], rows);
}

/** Explains the lines of the table of traces. */
export const explanation = [
  'Page loads (all figures down to the blocking time after the first rows) are measured in a browser without DevTools attached, each in a fresh profile and a window that has been open for a while, like a user’s. Playwright makes the browser report every request, script and message, which costs the page more than much of its own work, and a window that has just opened is still drawing itself on the same cores. Scrolling, keys, find, zoom and memory are measured through Playwright, in separate runs.',
  '',
  '- *Download and parse* reads the same answer in an empty page of the same server, in the same run: from the request on, or *from the navigation on* to such a page, whose script requests at once. That is how first rows are counted too. A million spans are longer than a string can be, so there is no such figure.',
  '- *First rows* counts from the navigation to painted rows. On the *third visit* the scripts are in the browser’s caches.',
  '- A task is *after the start* when it begins after the page has painted its first content, which says that the trace is loading.',
  '- The main thread is *quiet* when the last long task (more than 50 ms) that is not followed by another within 500 ms has ended, but not before the first rows. *Blocking time* is what long tasks take beyond 50 ms.',
  '- Keys, buttons and find count from the event to the paint that shows the result. The wheel turns forty rows per frame; the scroll bar is dragged from one end to the other in 100 moves, and halfway back. A frame has an empty row when there is no row at the upper or lower edge of the viewport.',
  '- Memory is what `performance.measureUserAgentSpecificMemory` counts after a collection: the heaps of the page and its worker, including buffers.',
  '- The spans of the *rich* trace hold twice as much data, most of it texts that occur only once.',
].join('\n');

function ratio(value, base) {
  return value === undefined || base === undefined ? undefined : value / base;
}

function perMegabyte({ firstRowsMs, megabytes }, base) {
  if (base === undefined || megabytes < base.megabytes) return undefined;
  return firstRowsMs / megabytes / (base.firstRowsMs / base.megabytes);
}

/** `rows`: `{ count, measured }`, one for each search. */
export function tableOfResults(rows) {
  return table(
    [
      'results',
      'first rows, ms',
      'third visit, ms',
      'longest task, ms',
      'main thread quiet, ms',
      'blocking time after the first rows, ms',
      'sort, ms',
      'frame p95, ms',
      'longest, ms',
    ],
    rows.map(({ count, measured }) => [
      count.toLocaleString('en'),
      ms(measured.firstRowsMs),
      ms(measured.thirdVisitMs),
      ms(measured.longestTaskMs),
      ms(measured.quietMs),
      ms(measured.blockingAfterRowsMs),
      ms(measured.sortMs),
      ms(measured.scrollP95Ms),
      ms(measured.scrollLongestMs),
    ]),
  );
}

export function tableOfScripts(pages) {
  return table(
    ['page', 'JavaScript, kB gzip', 'worker, kB gzip', 'files'],
    pages.map(({ page, kilobytes, workerKilobytes, files }) => [
      page,
      one(kilobytes),
      one(workerKilobytes),
      String(files),
    ]),
  );
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    `|${head.map((_, column) => (column === 0 ? ' --- |' : ' ---: |')).join('')}`,
    ...rows.map(line),
  ].join('\n');
}
