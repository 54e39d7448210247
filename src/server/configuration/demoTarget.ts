/**
 * Pages that stand for Grafana, Jaeger and others while the built-in traces are shown: each says, decoded,
 * what its target would be asked.
 */
import type { ServerResponse } from 'node:http';
import { DEMO_PATH } from './composedConfig.ts';

const titles: Readonly<Record<string, string>> = {
  grafana: 'Grafana',
  jaeger: 'Jaeger',
  timeline: 'The timeline of events',
  runbooks: 'A runbook',
};

/** Whether a path below the base path is that of such a page. */
export function isDemoPath(path: string): boolean {
  return path === DEMO_PATH || path.startsWith(`${DEMO_PATH}/`) || path.startsWith(`${DEMO_PATH}?`);
}

/** Answers with the page, or with its style sheet. `basePath`: where the app is. */
export function answerDemoTarget(response: ServerResponse, path: string, basePath: string): void {
  if (path === `${DEMO_PATH}/page.css`) {
    response.writeHead(200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' });
    response.end(STYLE);
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' });
  response.end(demoPage(path, basePath));
}

function demoPage(path: string, basePath: string): string {
  const url = new URL(path, 'http://demo.invalid');
  const [name = ''] = url.pathname.slice(DEMO_PATH.length + 1).split('/');
  const title = Object.hasOwn(titles, name) ? titles[name] : 'Another program';
  const rows = [
    ['Path', decoded(url.pathname.slice(DEMO_PATH.length))],
    ...[...url.searchParams].flatMap(([key, value]) => rowsOf(key, value)),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<title>${escapeHtml(title)} (demo)</title>
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<link rel="icon" href="data:," />
<link rel="stylesheet" href="${basePath}${DEMO_PATH}/page.css" />
</head>
<body>
<main>
<h1>${escapeHtml(title)} would be asked this</h1>
<p>Spanwise shows its built-in traces, so there is no ${escapeHtml(title)} behind its links. Set
<code>GRAFANA_URL</code>, <code>LOKI_UID</code> and <code>PYROSCOPE_UID</code>, or write a
<code>config.json</code>, and the same links lead to yours.</p>
<table>
${rows.map(([key, value]) => `<tr><th scope="row">${escapeHtml(key)}</th><td>${escapeHtml(value)}</td></tr>`).join('\n')}
</table>
<p><a href="${basePath}/search">Back to Spanwise</a></p>
</main>
</body>
</html>
`;
}

/** A parameter as rows: JSON as its leaves, times as dates. */
function rowsOf(key: string, value: string): readonly (readonly [string, string])[] {
  const json = jsonIn(value);
  return json === undefined ? [[key, withDate(value)]] : leavesOf(key, json);
}

function jsonIn(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (reason) {
    if (reason instanceof SyntaxError) return undefined;
    throw reason;
  }
}

const MAX_ROWS = 200;

/** The leaves of a JSON value with their places, without recursion. */
function leavesOf(name: string, json: object): readonly (readonly [string, string])[] {
  const rows: (readonly [string, string])[] = [];
  const waiting: (readonly [string, unknown])[] = [[name, json]];
  while (rows.length < MAX_ROWS) {
    const next = waiting.shift();
    if (next === undefined) break;
    const [place, value] = next;
    if (typeof value === 'object' && value !== null) {
      waiting.unshift(...Object.entries(value).map(([key, part]) => [`${place} › ${key}`, part] as const));
    } else rows.push([place, withDate(String(value))]);
  }
  return rows;
}

/** Adds the date to a time in milliseconds since 1970. */
function withDate(text: string): string {
  const ms = /^\d{13}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isNaN(ms) ? text : `${text} (${new Date(ms).toISOString()})`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (reason) {
    if (reason instanceof URIError) return text;
    throw reason;
  }
}

function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '<': 'lt',
    '>': 'gt',
    '&': 'amp',
    '"': 'quot',
    "'": '#39',
  };
  return text.replace(/[<>&"']/g, (character) => `&${names[character]};`);
}

const STYLE = `
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { max-width: 900px; margin: 40px auto; padding: 0 20px; }
h1 { font-size: 20px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 6px 10px; border-top: 1px solid GrayText; text-align: left; vertical-align: top; }
th { font-weight: 500; white-space: nowrap; }
td { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
a { color: LinkText; }
`;
