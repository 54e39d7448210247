import { describe } from 'vitest';
import { testLines } from '../testing/summaryTables.ts';

describe('pipelines', () => {
  testLines('pipeline', [
    [
      'internal',
      'pipeline.stage=detection  camera_id=cam-01  camera.name=front_door  detection.count=5',
      'stage detection · front_door · 5 detections',
    ],
    [
      'internal',
      'pipeline_stage=analysis  pipeline.camera_id=cam-01  detection_count=1',
      'stage analysis · cam-01 · 1 detection',
    ],
    ['internal', 'enrichment.model=clip', 'work · clip'],
  ]);
});
