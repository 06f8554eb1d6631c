import { accountFrom, canPass } from './account';

const root = { uid: 0, gid: 0 };

describe('accountFrom', () => {
  it('prefers postgres', () => {
    expect(
      accountFrom(
        'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\npostgres:x:101:104::/var/lib:/bin/sh\n',
      ),
    ).toEqual({ uid: 101, gid: 104 });
  });

  it('takes nobody where there is no postgres', () => {
    expect(
      accountFrom('root:x:0:0::/:/bin/sh\nnobody:x:65534:65533::/:/bin/false'),
    ).toEqual({ uid: 65534, gid: 65533 });
  });

  it('never takes root', () => {
    expect(() => accountFrom('postgres:x:0:0::/:/bin/sh')).toThrow('neither');
  });
});

describe('canPass', () => {
  const account = { uid: 101, gid: 104 };

  it.each([
    [0o755, root, true],
    [0o711, root, true],
    [0o700, root, false],
    [0o1777, root, true],
    [0o750, root, false],
    [0o710, { uid: 0, gid: 104 }, true],
    [0o701, { uid: 0, gid: 104 }, false],
    [0o700, { uid: 101, gid: 0 }, true],
    [0o40755, root, true],
  ])('judges mode %o of %p as %p', (mode, owner, expected) => {
    expect(canPass(account, [{ mode, ...owner }])).toBe(expected);
  });

  it('needs every folder', () => {
    expect(
      canPass(account, [
        { mode: 0o755, ...root },
        { mode: 0o700, ...root },
      ]),
    ).toBe(false);
  });
});
