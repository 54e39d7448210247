/** The called service: https://opentelemetry.io/docs/specs/semconv/general/attributes/ */
import type { KeyFamilies } from './keyFamily.ts';

export const peerKeys = {
  service: ['service.peer.name', 'peer.service'],
  address: ['server.address', 'net.peer.name'],
} as const satisfies KeyFamilies;
