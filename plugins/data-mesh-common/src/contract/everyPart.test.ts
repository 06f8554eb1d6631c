import { everyPart } from './__testUtils__/everyPart';
import {
  hasOfficialStandard,
  loadOfficialSchema,
  loadOfficialServerTypes,
} from './__testUtils__/officialStandard';
import { variations } from './__testUtils__/variations';
import { parseContractData } from './parseContractData';

jest.setTimeout(300_000);

const describeWithStandard = hasOfficialStandard ? describe : describe.skip;

describeWithStandard('on every part of the standard', () => {
  let validate: ReturnType<typeof loadOfficialSchema>;
  let parts: Record<string, unknown>[];

  beforeAll(() => {
    validate = loadOfficialSchema();
    parts = everyPart(loadOfficialServerTypes());
  });

  it('the parts are valid', () => {
    const verdicts = parts.map(part => ({
      part,
      official: validate(part),
      ...parseContractData(part),
    }));
    expect(
      verdicts.filter(({ official, conforms }) => official.length || !conforms),
    ).toEqual([]);
  });

  it('the verdict is the official one, whatever key or value is changed', () => {
    let accepted = 0;
    let refused = 0;
    const different: unknown[] = [];
    for (const part of parts) {
      for (const document of variations(part)) {
        const official = validate(document).length === 0;
        const result = parseContractData(document);
        accepted += official ? 1 : 0;
        refused += official ? 0 : 1;
        if (official !== result.conforms) {
          different.push({ document, official, ...result });
        }
      }
    }
    expect(different.slice(0, 3)).toEqual([]);
    expect(accepted).toBeGreaterThan(2_000);
    expect(refused).toBeGreaterThan(20_000);
  });
});
