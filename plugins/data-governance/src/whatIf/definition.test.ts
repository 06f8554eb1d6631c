import fc from 'fast-check';
import { definitionOf } from '@meshport/backstage-plugin-data-mesh-react';
import { EMPTY_DEFINITION, readDefinition } from './definition';
import { readQuestion, writeQuestion } from './useQuestion';

describe('the text of a scorecard', () => {
  it('leaves out what the catalog adds, and can be read back', () => {
    const text = definitionOf({
      apiVersion: 'meshport.dev/v1alpha1',
      kind: 'Scorecard',
      metadata: {
        name: 'draft',
        namespace: 'default',
        uid: 'a-uid',
        etag: 'an-etag',
        annotations: { a: 'b' },
        description: 'What every product needs',
      },
      relations: [{ type: 'ownedBy', targetRef: 'group:default/x' }],
      spec: { owner: 'group:default/x', checks: [{ rule: 'a == "b"' }] },
    });
    expect(readDefinition(text)).toEqual({
      entity: {
        apiVersion: 'meshport.dev/v1alpha1',
        kind: 'Scorecard',
        metadata: { name: 'draft', description: 'What every product needs' },
        spec: { owner: 'group:default/x', checks: [{ rule: 'a == "b"' }] },
      },
    });
  });

  it('is a scorecard where one begins without', () => {
    expect(readDefinition(EMPTY_DEFINITION).entity).toMatchObject({
      kind: 'Scorecard',
    });
  });

  it.each([
    ['', /^The text is empty/],
    ['kind: [', /^Line 1: /],
    ['a: 1\na: 2', /^Line 2: .*unique/],
    ['just words', /has the fields apiVersion/],
    ['a: 1\n---\nb: 2', /several documents/],
    [
      'apiVersion: v1\nkind: Component\nmetadata: {name: x}\nspec: {}',
      /^kind: is Component and must be Scorecard/,
    ],
  ])('%p is refused with what to mend', (text, problem) => {
    const { problems = [] } = readDefinition(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const { entity, problems } = readDefinition(text);
        expect(Boolean(entity)).toBe(!problems);
      }),
    );
  });
});

describe('a question', () => {
  it('comes back from the address as it was', () => {
    const questions = fc.record({
      scorecard: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
      day: fc.option(fc.constantFrom('2026-01-02', '2025-12-31'), {
        nil: undefined,
      }),
      enforceAll: fc.boolean(),
    });
    fc.assert(
      fc.property(questions, question => {
        const address = writeQuestion(new URLSearchParams('a=b'), question);
        expect(readQuestion(new URLSearchParams(address.toString()))).toEqual(
          question,
        );
      }),
    );
  });

  it.each(['2026-13-01', 'yesterday', '2026-1-2', ''])(
    'passes over %p as a day',
    day => {
      expect(readQuestion(new URLSearchParams({ day })).day).toBeUndefined();
    },
  );
});
