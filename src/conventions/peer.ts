/** The called service: https://opentelemetry.io/docs/specs/semconv/general/attributes/ */
import type { KeyFamilies } from './keyFamily.ts';

export const peerKeys = {
  service: ['service.peer.name', 'peer.service'],
  address: ['server.address', 'net.peer.name', 'peer.hostname'],
  port: ['server.port', 'net.peer.port'],
  networkAddress: ['network.peer.address', 'net.sock.peer.addr', 'net.peer.ip', 'peer.ipv4'],
  networkPort: ['network.peer.port', 'net.sock.peer.port'],
} as const satisfies KeyFamilies;

/** Returns an address without its port: `bank-gw` of `bank-gw:443`, `::1` of `[::1]:443`. */
export function withoutPort(address: string): string {
  const inBrackets = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(address)?.[1];
  return inBrackets ?? address.replace(/^([^:]*):\d{1,5}$/, '$1');
}

/**
 * Returns whether an address (without its port) tells a reader something: an IP address, the machine itself
 * and a socket do not.
 */
export function isName(address: string): boolean {
  const isAddress = /^[\d.]+$/.test(address) || (address.includes(':') && /^[\da-f:.%]+$/i.test(address));
  const isHere = /^(localhost|(.+\.)?localhost\.?(localdomain)?|unknown|-)$/i.test(address);
  return address !== '' && !isAddress && !isHere && !address.startsWith('/');
}
