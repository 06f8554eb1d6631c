import { seededRandom } from '../harness';
import { columnsOf, wordsOfColumns } from './columns';
import { searchTexts } from './texts';

describe('the search benchmark', () => {
  it('asks for more than a hundred distinct texts', () => {
    const texts = [...searchTexts().values()].flat();
    expect(texts).toHaveLength(140);
    expect(new Set(texts).size).toBeGreaterThan(130);
  });

  it('makes the same columns from the same seed', () => {
    const make = (seed: number) =>
      columnsOf('datacontract:default/one', 30, seededRandom(seed));
    expect(make(1)).toEqual(make(1));
    expect(make(1)).not.toEqual(make(2));
    expect(make(1)).toHaveLength(30);
  });

  it('gives columns the words that the index would', () => {
    const [, column] = columnsOf('datacontract:default/one', 2, () => 0.2);
    expect(column).toMatchObject({
      name: 'order_name',
      business_name: 'order name',
    });
    expect(column.search).toMatch(
      /^'order':1A 'name':2A 'ordername':3A 'the':4C 'of':5C /,
    );
    expect(wordsOfColumns([column, column])).toMatch(
      /^'order' 'name' 'ordername' 'the' 'of' /,
    );
  });
});
