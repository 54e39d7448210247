import { describe, expect, it } from 'vitest';
import { summarizeTags, testLines } from '../testing/summaryTables.ts';

describe('messaging', () => {
  testLines('messaging', [
    [
      'consumer',
      'messaging.system=kafka  messaging.operation.type=process  messaging.destination.name=orders-v2  messaging.destination.partition.id=3  messaging.consumer.group.name=billing  messaging.batch.message_count=50',
      'kafka process orders-v2[3] · group billing · batch 50',
    ],
    [
      'consumer',
      'messaging.system=kafka  messaging.operation=process  messaging.destination=orders  messaging.kafka.partition=3  messaging.kafka.consumer_group=billing',
      'kafka process orders[3] · group billing',
    ],
    [
      'producer',
      'messaging.system=rabbitmq  messaging.operation=publish  messaging.destination.name=mail',
      'rabbitmq send mail',
    ],
    ['producer', 'messaging.system=kafka  messaging.destination.name=mail', 'kafka send mail'],
    [
      'client',
      'messaging.system=rabbitmq  messaging.operation.name=ack  messaging.destination.name=amq.gen-1  messaging.destination.temporary=true',
      'rabbitmq ack (temporary)',
    ],
    [
      'client',
      'messaging.system=jms  messaging.destination.template=reply/{id}  messaging.destination.name=reply/7',
      'jms reply/{id}',
    ],
    [
      'client',
      'messaging.system=sqs  messaging.destination.name=q  messaging.operation.type=receive  error.type=timeout',
      'sqs receive q → timeout',
      'error',
    ],
  ]);

  it('say how long a message waited, before anything else', () => {
    const tags = 'messaging.system=kafka  messaging.operation=process  messaging.destination.name=orders';
    const facts = { kind: 'consumer', lagMicros: 1_200_000 } as const;
    expect(summarizeTags(`${tags}  messaging.destination.partition.id=3`, facts)?.text).toBe(
      'kafka process orders[3] · lag 1.2 s',
    );
    const group = `messaging.consumer.group.name=${'g'.repeat(60)}`;
    expect(summarizeTags(`${tags}  ${group}`, facts)?.text).toBe(
      'kafka process orders · group ggggggggggggggggg… · lag 1.2 s',
    );
  });
});
