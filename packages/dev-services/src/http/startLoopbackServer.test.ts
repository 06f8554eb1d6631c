import { isLoopbackHost } from './startLoopbackServer';

describe('isLoopbackHost', () => {
  it.each(['localhost', 'localhost:7009', '127.0.0.1:7009', 'LOCALHOST:80'])(
    'accepts %s',
    host => expect(isLoopbackHost(host)).toBe(true),
  );

  it.each([
    undefined,
    '',
    'example.com',
    'localhost.example.com',
    '127.0.0.1.example.com:80',
    'example.com:7009',
  ])('refuses %s', host => expect(isLoopbackHost(host)).toBe(false));
});
