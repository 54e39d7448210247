/** `stage detection · front_door · 5 detections` */
import { formatCount } from '../../base/formatCount.ts';
import { pipelineKeys } from '../pipeline.ts';
import { readErrorType } from './failure.ts';
import { oneLine, readNumber, readText } from './readText.ts';
import type { SpanDomain } from './spanDomain.ts';

export const pipelineSummary: SpanDomain = {
  name: 'pipeline',
  signs: [pipelineKeys.stage, pipelineKeys.detections, pipelineKeys.enrichmentModel],
  summarize(read, { operation }) {
    const stage = readText(read, pipelineKeys.stage);
    const enrichment =
      readText(read, pipelineKeys.enrichment) ?? readText(read, pipelineKeys.enrichmentModel);
    const count = readNumber(read, pipelineKeys.detections);
    const type = readErrorType(read);
    return {
      subject: stage === undefined ? [oneLine(operation)] : ['stage', stage],
      outcome: type,
      spare: [readText(read, pipelineKeys.cameraName) ?? readText(read, pipelineKeys.camera), enrichment],
      details: [
        count === undefined ? undefined : `${formatCount(count)} ${count === 1 ? 'detection' : 'detections'}`,
      ],
      severity: type === undefined ? 'none' : 'error',
    };
  },
};
