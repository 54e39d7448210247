import { describe, expect, it } from 'vitest';
import { summarizeTags, testLines } from '../testing/summaryTables.ts';

describe('databases', () => {
  testLines('db', [
    [
      'client',
      'db.system.name=postgresql  db.query.summary=SELECT orders  db.namespace=shop  server.address=db-1  db.response.returned_rows=1204',
      'postgresql SELECT orders · shop@db-1 · 1,204 rows',
    ],
    [
      'client',
      'db.system=mysql  db.operation=SELECT  db.sql.table=orders  db.name=shop',
      'mysql SELECT orders · shop',
    ],
    [
      'client',
      'db.system=postgresql  db.statement=/* app */ -- x\nselect a, b\nfrom  "public"."orders" where id = $1',
      'postgresql SELECT public.orders',
    ],
    [
      'client',
      'db.system=postgresql  db.statement=INSERT INTO detections (id) VALUES ($1)',
      'postgresql INSERT detections',
    ],
    ['client', 'db.system=postgresql  db.statement=UPDATE ONLY t SET a = 1', 'postgresql UPDATE t'],
    ['client', 'db.system=postgresql  db.statement=COMMIT', 'postgresql COMMIT'],
    [
      'client',
      'db.system.name=mongodb  db.operation.name=find  db.mongodb.collection=carts',
      'mongodb find carts',
    ],
    [
      'client',
      'db.system=mssql  db.operation.name=EXECUTE  db.stored_procedure.name=sp_close',
      'mssql EXECUTE sp_close',
    ],
    [
      'client',
      'db.system=elasticsearch  db.operation=search  db.name=logs  db.statement={"query":{}}',
      'elasticsearch search · logs',
    ],
    [
      'client',
      'db.system=postgresql  db.operation.name=INSERT  db.collection.name=t  db.operation.batch.size=50',
      'postgresql INSERT t · batch 50',
    ],
    [
      'client',
      'db.system=postgresql  db.collection.name=t  db.operation.name=SELECT  error.type=x.y.PSQLException  db.response.status_code=42P01',
      'postgresql SELECT t → 42P01',
      'error',
    ],
    ['client', 'db.system=postgresql  db.name=shop  server.address=10.0.0.7', 'postgresql work · shop'],
    ['client', 'sql.query=SELECT * FROM customer', 'SELECT customer'],
  ]);

  it('do not repeat their system, which may name the span', () => {
    const line = (operation: string) => summarizeTags('db.system=postgresql', { operation })?.text;
    expect(line('postgresql.connect')).toBe('postgresql connect');
    expect(line('postgresql')).toBe('postgresql');
  });
});

describe('caches', () => {
  testLines('cache', [
    [
      'client',
      'db.system=redis  db.statement=HGETALL cart:8841f  db.redis.database_index=0',
      'redis HGETALL cart:{} · db 0',
    ],
    [
      'client',
      'db.system.name=redis  db.query.text=SET camera:front_door:last ?',
      'redis SET camera:front_door:last',
    ],
    ['client', 'db.system=redis  db.statement=AUTH hunter2', 'redis AUTH'],
    ['client', 'db.system.name=redis  db.operation.name=GET  cache.hit=false', 'redis GET · miss'],
    [
      'client',
      'db.system=memcached  db.statement=get user:550e8400-e29b-41d4-a716-446655440000',
      'memcached GET user:{}',
    ],
    ['internal', 'cache.operation=get  cache.key=user:42  cache.hit=true', 'cache GET user:{} · hit'],
  ]);
});
