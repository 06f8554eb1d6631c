import { emailOf, personaNamed, personas } from './personas';

describe('personas', () => {
  it('have names that are safe as entity names and as database roles', () => {
    for (const persona of personas) {
      expect(persona.name).toMatch(/^[a-z][a-z0-9]{0,30}$/);
    }
    expect(new Set(personas.map(persona => persona.name)).size).toBe(
      personas.length,
    );
  });

  it('are found by name', () => {
    expect(emailOf(personaNamed('chen'))).toBe('chen@example.com');
  });

  it('names those who exist when one is not found', () => {
    expect(() => personaNamed('mallory')).toThrow(
      'There is no persona mallory; there are olivia, chen, grace',
    );
  });
});
