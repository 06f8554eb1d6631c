import { Source } from './Source';

const UNPLACED = 'has no place';

describe('Source', () => {
  it('loses what is not taken, the largest part at a time', () => {
    const source = new Source({
      name: 'a',
      team: { name: 'b', members: [{ username: 'c' }] },
      tags: ['d', 'e'],
    });

    expect(source.text('name')).toBe('a');
    source.at('tags').at(0).take();

    expect(source.losses(UNPLACED)).toEqual([
      { path: 'team', message: UNPLACED },
      { path: 'tags[1]', message: UNPLACED },
    ]);
  });

  it('does not take by looking', () => {
    const source = new Source({ name: 'a', deep: { b: 1 } });

    expect(source.at('name').value).toBe('a');
    expect(source.at('deep').at('b').exists).toBe(true);
    expect(source.at('missing').at('more').exists).toBe(false);

    expect(source.losses(UNPLACED)).toEqual([{ path: '', message: UNPLACED }]);
  });

  it('tells of a value of the wrong type', () => {
    const source = new Source({ name: 7, size: 'big', flag: 1, list: [1] });

    expect(source.text('name')).toBeUndefined();
    expect(source.number('size')).toBeUndefined();
    expect(source.flag('flag')).toBeUndefined();
    expect(source.texts('list')).toBeUndefined();

    expect(source.losses(UNPLACED)).toEqual([
      { path: 'name', message: 'is not a text; it is left out' },
      { path: 'size', message: 'is not a number; it is left out' },
      { path: 'flag', message: 'is neither true nor false; it is left out' },
      { path: 'list', message: 'is not a list of texts; it is left out' },
    ]);
  });

  it('tells what changes on its way, and the first reason only', () => {
    const source = new Source({ type: 'a' });

    source.text('type');
    source.at('type').lose('is written as b');
    source.at('type').lose('is written as c');
    source.at('missing').lose('is not there');

    expect(source.losses(UNPLACED)).toEqual([
      { path: 'type', message: 'is written as b' },
    ]);
  });

  it('finds nothing in what has no value', () => {
    const source = new Source({ a: [], b: {}, c: { d: [{}] }, e: null });

    expect(source.text('e')).toBeUndefined();

    expect(source.losses(UNPLACED)).toEqual([]);
  });

  it('tells a key from the places below another', () => {
    const source = new Source({ 'a.b': 1, a: { b: 2 } });

    source.at('a').at('b').take();

    expect(source.losses(UNPLACED)).toEqual([
      { path: 'a.b', message: UNPLACED },
    ]);
  });

  it('knows only what the document itself says', () => {
    const source = new Source({ a: 'text' });

    expect(source.at('toString').exists).toBe(false);
    expect(source.at('constructor').exists).toBe(false);
    expect(source.at('a').at('length').exists).toBe(false);
    expect(source.at('a').items()).toEqual([]);
    expect(source.at('a').entries()).toEqual([]);
  });
});
