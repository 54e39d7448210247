import { expect, it } from 'vitest';
import { errorSaid } from './errorBody.ts';

it.each([
  [
    { data: null, errors: [{ code: 404, msg: 'trace not found' }, { msg: 'and more' }] },
    { form: 'legacy', message: 'trace not found; and more' },
  ],
  [{ error: { httpCode: 400, message: 'bad id' } }, { form: 'v3', message: 'bad id' }],
  [{ errors: [] }, undefined],
  [{ other: 1 }, undefined],
  [null, undefined],
])('the error body %j says %j', (body, said) => {
  expect(errorSaid(body)).toEqual(said);
});
