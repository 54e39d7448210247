/** The security headers of every answer. `jaeger-proxy.conf` repeats them (a test compares the two). */

import { createHash } from 'node:crypto';

/** The hashes of the page's inline scripts, as CSP sources. */
export function hashInlineScripts(html: string): string[] {
  return Array.from(html.matchAll(/<script>([\s\S]*?)<\/script>/g), ([, text = '']) => {
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  });
}

/**
 * Security headers for a page. `frameAncestors` says who may show the app in a frame. The older
 * X-Frame-Options can only say "same origin", so it is left out if others may.
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
