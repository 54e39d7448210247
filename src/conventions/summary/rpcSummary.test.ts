import { describe } from 'vitest';
import { testLines } from '../testing/summaryTables.ts';

describe('RPC', () => {
  testLines('rpc', [
    [
      'client',
      'rpc.system.name=grpc  rpc.method=cart.CartService/GetCart  rpc.response.status_code=DEADLINE_EXCEEDED',
      'grpc cart.CartService/GetCart → DEADLINE_EXCEEDED',
      'error',
    ],
    [
      'client',
      'rpc.system=grpc  rpc.service=cart.CartService  rpc.method=GetCart  rpc.grpc.status_code=5',
      'grpc cart.CartService/GetCart → NOT_FOUND',
      'error',
    ],
    [
      'server',
      'rpc.system=grpc  rpc.service=cart.CartService  rpc.method=GetCart  rpc.grpc.status_code=5',
      'grpc cart.CartService/GetCart → NOT_FOUND',
      'notice',
    ],
    ['server', 'rpc.system=grpc  rpc.service=S  rpc.method=/S/M  rpc.grpc.status_code=0', 'grpc S/M'],
    [
      'client',
      'rpc.system=connect_rpc  rpc.service=S  rpc.method=M  rpc.connect_rpc.error_code=canceled',
      'connectrpc S/M → CANCELLED',
      'error',
    ],
    ['client', 'rpc.system=apache_dubbo  rpc.service=S  rpc.method=M', 'dubbo S/M'],
    [
      'client',
      'rpc.system=aws-api  rpc.service=S3  rpc.method=GetObject  http.status_code=404',
      'aws-api S3/GetObject → 404',
      'error',
    ],
    [
      'client',
      'rpc.system=jsonrpc  rpc.method=eth_call  rpc.jsonrpc.error_code=-32601',
      'jsonrpc eth_call → -32601',
      'error',
    ],
    ['client', 'rpc.system=grpc', 'grpc work'],
  ]);
});
