/** Statistics over several measurements. */

/** The q-quantile (0 to 1) of numbers, by nearest rank. */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}

/** The medians of the measurements of several runs, by name; undefined if no run has measured it. */
export function mediansOf(runs) {
  return Object.fromEntries(Object.keys(runs[0]).map((name) => [name, median(runs.map((run) => run[name]))]));
}

function median(values) {
  const measured = values.filter((value) => value !== undefined);
  return measured.length === 0 ? undefined : quantile(measured, 0.5);
}
