/** All families of keys, so that a key in one spelling is known in every other. */
import { browserKeys } from './browser.ts';
import { ciKeys, testKeys } from './ci.ts';
import { codeKeys } from './code.ts';
import { compositeKeys } from './composite.ts';
import { cacheKeys, dbKeys } from './db.ts';
import { errorKeys } from './error.ts';
import { exceptionKeys } from './exception.ts';
import { faasKeys } from './faas.ts';
import { featureFlagKeys } from './featureFlag.ts';
import { genAiKeys } from './genAi.ts';
import { httpKeys } from './http.ts';
import type { KeyFamilies, KeyFamily } from './keyFamily.ts';
import { messagingKeys } from './messaging.ts';
import { otelKeys } from './otel.ts';
import { peerKeys } from './peer.ts';
import { pipelineKeys } from './pipeline.ts';
import { resourceKeys } from './resource.ts';
import { rpcKeys } from './rpc.ts';

const domains: readonly KeyFamilies[] = [
  httpKeys,
  dbKeys,
  cacheKeys,
  rpcKeys,
  messagingKeys,
  genAiKeys,
  pipelineKeys,
  faasKeys,
  browserKeys,
  testKeys,
  ciKeys,
  codeKeys,
  compositeKeys,
  featureFlagKeys,
  errorKeys,
  exceptionKeys,
  otelKeys,
  peerKeys,
  resourceKeys,
];

/** The families of all domains. No key is in two of them. */
export const keyFamilies: readonly KeyFamily[] = domains.flatMap((families) => Object.values(families));

const familyByKey: ReadonlyMap<string, KeyFamily> = new Map(
  keyFamilies.flatMap((family) => family.map((key) => [key, family] as const)),
);

/** Returns all spellings of a key, newest first; an unknown key is its own only spelling. */
export function familyOf(key: string): KeyFamily {
  return familyByKey.get(key) ?? [key];
}
