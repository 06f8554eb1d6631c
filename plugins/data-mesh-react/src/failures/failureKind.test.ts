import { ResponseError } from '@backstage/errors';
import { failureKind, failureMessage } from './failureKind';

function answer(status: number, message: string): Promise<ResponseError> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'SomeError', message },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}

describe('failures', () => {
  it.each([
    [401, 'session'],
    [403, 'permission'],
    [404, 'not-found'],
    [409, 'conflict'],
    [400, 'other'],
    [503, 'other'],
  ])('an answer with %i is %s', async (status, kind) => {
    const error = await answer(status, 'the reason');
    expect(failureKind(error)).toBe(kind);
    expect(failureMessage(error)).toBe('the reason');
  });

  it('a sign-in that was refused ends the session', () => {
    const error = new Error('Login failed, rejected by user');
    error.name = 'RejectedError';
    expect(failureKind(error)).toBe('session');
  });

  it('a network failure is told as it is', () => {
    const error = new TypeError('Failed to fetch');
    expect(failureKind(error)).toBe('other');
    expect(failureMessage(error)).toBe('Failed to fetch');
  });
});
