import { parse } from 'yaml';
import { mutate } from './__testUtils__/mutate';
import {
  hasOfficialStandard,
  loadOfficialExamples,
  loadOfficialSchema,
} from './__testUtils__/officialStandard';
import { parseContractData } from './parseContractData';

jest.setTimeout(300_000);

const MUTANTS = 9000;

const describeWithStandard = hasOfficialStandard ? describe : describe.skip;

describeWithStandard('on mutations of the official examples', () => {
  let validate: ReturnType<typeof loadOfficialSchema>;
  let mutants: { seed: number; document: Record<string, unknown> }[];

  beforeAll(() => {
    validate = loadOfficialSchema();
    const examples = loadOfficialExamples().map(({ source }) => parse(source));
    mutants = Array.from({ length: MUTANTS }, (_, seed) => ({
      seed,
      document: mutate(examples[seed % examples.length], seed),
    }));
  });

  it('the verdict is the official one', () => {
    const verdicts = mutants.map(({ seed, document }) => {
      const officialErrors = validate(document);
      const { conforms, problems, warnings } = parseContractData(document);
      const official = officialErrors.length === 0;
      return { seed, official, conforms, officialErrors, problems, warnings };
    });
    const different = verdicts.filter(
      ({ official, conforms }) => official !== conforms,
    );
    expect(different.slice(0, 3)).toEqual([]);
    const accepted = verdicts.filter(({ official }) => official).length;
    expect(accepted).toBeGreaterThan(MUTANTS / 6);
    expect(accepted).toBeLessThan((MUTANTS * 4) / 5);
  });

  it('every refusal is explained and nothing is explained without one', () => {
    for (const { document } of mutants) {
      const { contract, conforms, problems, warnings } =
        parseContractData(document);
      expect(contract === undefined).toBe(problems.length > 0);
      expect(warnings.length > 0 && conforms).toBe(false);
      expect(conforms || problems.length + warnings.length > 0).toBe(true);
    }
  });

  it('never changes what it is given', () => {
    for (const { document } of mutants.slice(0, 500)) {
      const before = structuredClone(document);
      parseContractData(document);
      expect(document).toEqual(before);
    }
  });
});
