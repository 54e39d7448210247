import { describe, expect, it } from 'vitest';
import { summarizeTags, testLines } from '../testing/summaryTables.ts';

describe('browsers', () => {
  const chrome = 'Mozilla/5.0 (Macintosh) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36';
  testLines('browser', [
    [
      'internal',
      `session.id=1  url.full=https://shop/cart?a=1  user_agent.original=${chrome}`,
      'page /cart · Chrome 142',
    ],
    ['internal', `location.href=https://shop/  http.user_agent=${chrome} Edg/142.0.1`, 'page / · Edge 142'],
    [
      'internal',
      'session.id=1  http.url=https://shop/a  http.user_agent=Mozilla/5.0 Version/18.1 Safari/605',
      'page /a · Safari 18',
    ],
    [
      'internal',
      'app.screen.name=Cart  user_agent.name=Firefox  user_agent.version=140.2',
      'screen Cart · Firefox 140',
    ],
    [
      'internal',
      'browser.web_vital.name=lcp  browser.web_vital.value=4210  browser.web_vital.rating=poor',
      'LCP 4.21 s · poor',
      'warning',
    ],
    [
      'internal',
      'browser.web_vital.name=cls  browser.web_vital.value=0.1234  browser.web_vital.rating=needs-improvement',
      'CLS 0.123 · needs improvement',
      'notice',
    ],
  ]);

  it('say nothing with only a session, and are no match for a request', () => {
    expect(summarizeTags('session.id=1')).toBeUndefined();
    expect(summarizeTags('session.id=1  http.method=GET  http.url=https://a/b')?.domain).toBe('http');
  });
});
