/** The headers on every answer, which `jaeger-proxy.conf` repeats (a test compares the two). */

import { createHash } from 'node:crypto';

/** Hashes, as CSP sources, of the scripts that stand in the page itself. */
export function hashInlineScripts(html: string): string[] {
  return Array.from(html.matchAll(/<script>([\s\S]*?)<\/script>/g), ([, text = '']) => {
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  });
}

/**
 * Security headers for a page. `frameAncestors` says who may show the app in a frame; the older X-Frame-Options
 * knows only "same origin", so it is absent when somebody else may.
 */
export function securityHeaders(html: string, frameAncestors: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    ["script-src 'self'", ...hashInlineScripts(html)].join(' '),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors}`,
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(frameAncestors === "'self'" ? { 'X-Frame-Options': 'SAMEORIGIN' } : {}),
  };
}
