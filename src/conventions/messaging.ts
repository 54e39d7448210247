/** Queues and topics: https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/ */
import type { KeyFamilies } from './keyFamily.ts';

export const messagingKeys = {
  system: ['messaging.system'],
  /** `create`, `send`, `receive`, `process` or `settle`; formerly also `publish` and `deliver`. */
  operationType: ['messaging.operation.type', 'messaging.operation'],
  /** What the system calls it: `ack`, `poll`. */
  operationName: ['messaging.operation.name'],
  destination: ['messaging.destination.name', 'messaging.destination', 'messaging.source.name'],
  /** The pattern of the names of destinations. */
  template: ['messaging.destination.template', 'messaging.source.template'],
  isTemporary: [
    'messaging.destination.temporary',
    'messaging.temp_destination',
    'messaging.source.temporary',
  ],
  isAnonymous: ['messaging.destination.anonymous', 'messaging.source.anonymous'],
  partition: [
    'messaging.destination.partition.id',
    'messaging.kafka.destination.partition',
    'messaging.kafka.source.partition',
    'messaging.kafka.partition',
  ],
  subscription: [
    'messaging.destination.subscription.name',
    'messaging.servicebus.destination.subscription_name',
  ],
  consumerGroup: [
    'messaging.consumer.group.name',
    'messaging.kafka.consumer.group',
    'messaging.kafka.consumer_group',
    'messaging.rocketmq.client_group',
    'messaging.eventhubs.consumer.group',
  ],
  offset: ['messaging.kafka.offset', 'messaging.kafka.message.offset'],
  /** How often the broker has handed the message out, this time included. */
  deliveryAttempt: [
    'messaging.gcp_pubsub.message.delivery_attempt',
    'messaging.servicebus.message.delivery_count',
  ],
  batchCount: ['messaging.batch.message_count'],
  messageId: ['messaging.message.id', 'messaging.message_id'],
  conversationId: ['messaging.message.conversation_id', 'messaging.conversation_id'],
  bodySize: [
    'messaging.message.body.size',
    'messaging.message.payload_size_bytes',
    'messaging.message_payload_size_bytes',
  ],
} as const satisfies KeyFamilies;
