/**
 * Checks an address before anything acts on it: every program behind this one must read it in the same way.
 */

/**
 * Visible ASCII, which addresses consist of on the wire.
 * `#` and `\` mean different things to different programs.
 */
const ADDRESS = /^\/(?!.*[#\\])[\x21-\x7e]*$/;

/** Whether a request's target is a path with an optional query string, without anything that is ambiguous. */
export function isPlainTarget(target: string): boolean {
  return ADDRESS.test(target) && !hasDotSegment(pathOf(target));
}

/** The part before the query string. */
export function pathOf(target: string): string {
  const [path = ''] = target.split('?', 1);
  return path;
}

/**
 * Whether a segment of the path is `.` or `..`, however often its characters are percent-encoded: programs
 * behind this one may decode once more than we do.
 */
export function hasDotSegment(path: string): boolean {
  return fullyDecoded(path).split(/[/\\]/).some(isDots);
}

/** Whether the percent-encoding is well formed, and encodes no control character. */
export function isWellEncoded(path: string): boolean {
  return canBeDecoded(path) && !/\p{Cc}/u.test(fullyDecoded(path));
}

function isDots(segment: string): boolean {
  // Some programs end a segment at `;`.
  return /^\.\.?(;|$)/.test(segment);
}

/** Decodes only ASCII: nothing else can become a dot or a slash. Each round makes the text shorter. */
function fullyDecoded(path: string): string {
  let text = path;
  for (;;) {
    const decoded = text.replace(/%([0-7][\da-f])/gi, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (decoded === text) return text;
    text = decoded;
  }
}

function canBeDecoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
