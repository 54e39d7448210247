/** Resources, scopes and services, which many spans share. */

import type { ResourceColumns, ScopeColumns } from '../trace.ts';
import { pickAttributes } from './attributeRows.ts';
import { pickInt32, pickRuns } from './permuteRows.ts';
import type { TraceBuilder } from './traceBuilder.ts';

/**
 * Returns the names of the services that have spans, sorted by UTF-16 units (the same everywhere), and for
 * each arrived resource the position of its service.
 */
export function buildServices(
  builder: TraceBuilder,
  resourceRows: Int32Array,
): { names: string[]; ofResource: Int32Array } {
  const services = builder.resourceService.view();
  const nameOf = (resource: number) => builder.strings.get(services[resource]);
  const names = [...new Set(Array.from(resourceRows, nameOf))].sort();
  const place = new Map(names.map((name, index) => [name, index]));
  const ofResource = new Int32Array(resourceRows.length);
  for (let row = 0; row < resourceRows.length; row++) {
    ofResource[row] = place.get(nameOf(resourceRows[row])) ?? 0;
  }
  return { names, ofResource };
}

/** `resourceRows`: the arrived resource for each new one. */
export function buildResources(
  builder: TraceBuilder,
  resourceRows: Int32Array,
  service: Int32Array,
): ResourceColumns {
  const { rows, first } = builder.resources;
  return {
    count: resourceRows.length,
    service,
    attributes: pickAttributes(rows, pickRuns(first.view().subarray(1), resourceRows)),
  };
}

export function buildScopes(builder: TraceBuilder, scopeRows: Int32Array): ScopeColumns {
  const { rows, first } = builder.scopes;
  return {
    count: scopeRows.length,
    name: pickInt32(builder.scopeName.view(), scopeRows),
    version: pickInt32(builder.scopeVersion.view(), scopeRows),
    attributes: pickAttributes(rows, pickRuns(first.view().subarray(1), scopeRows)),
  };
}
