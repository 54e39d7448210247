import { describe, expect, it } from 'vitest';
import { securityHeaders } from './securityHeaders.ts';

describe('securityHeaders', () => {
  it("allows the page's own inline scripts by their hashes, and no others", () => {
    const { 'Content-Security-Policy': policy } = securityHeaders('<script>alert(1)</script>', "'self'");
    expect(policy).toContain("script-src 'self' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='; ");
    expect(policy).not.toContain('unsafe');
  });

  it('leaves X-Frame-Options out if others may show the app, since it can only say "same origin"', () => {
    const headers = securityHeaders('', 'https://grafana.example');
    expect(headers['Content-Security-Policy']).toContain('frame-ancestors https://grafana.example');
    expect(headers).not.toHaveProperty('X-Frame-Options');
    expect(securityHeaders('', "'self'")).toHaveProperty('X-Frame-Options', 'SAMEORIGIN');
  });
});
