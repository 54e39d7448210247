/** Stages of a pipeline of pictures. They are not in any convention. */
import type { KeyFamilies } from './keyFamily.ts';

export const pipelineKeys = {
  stage: ['pipeline.stage', 'pipeline_stage'],
  camera: ['camera.id', 'camera_id', 'pipeline.camera_id'],
  cameraName: ['camera.name'],
  batch: ['batch.id', 'batch_id'],
  detections: ['detection.count', 'detection_count', 'pipeline.detection_count'],
  enrichment: ['enrichment.type'],
  enrichmentModel: ['enrichment.model'],
} as const satisfies KeyFamilies;
