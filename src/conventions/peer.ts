/** The called service: https://opentelemetry.io/docs/specs/semconv/general/attributes/ */
import type { KeyFamilies } from './keyFamily.ts';

export const peerKeys = {
  service: ['service.peer.name', 'peer.service'],
  address: ['server.address', 'net.peer.name', 'peer.hostname'],
  port: ['server.port', 'net.peer.port'],
  networkAddress: ['network.peer.address', 'net.sock.peer.addr', 'net.peer.ip', 'peer.ipv4'],
  networkPort: ['network.peer.port', 'net.sock.peer.port'],
} as const satisfies KeyFamilies;
