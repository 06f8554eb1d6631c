import { compileExpression } from '@meshport/backstage-plugin-data-mesh-node';
import { language } from '../__testUtils__/judging';
import { readsOf } from './readsOf';

function readsOfRule(source: string): string[] {
  const compiled = compileExpression(language, source, 'bool');
  if ('problem' in compiled) {
    throw new Error(compiled.problem.message);
  }
  return [...readsOf(compiled.expression.paths)].sort();
}

it.each([
  [
    'facts.catalog.ownerExists || facts["contract"].valid',
    ['catalog.ownerExists', 'contract.valid'],
  ],
  [
    'ports.all(p, p.name != "" || facts.contract.valid)',
    ['contract.valid', 'entity'],
  ],
  ['has(product.spec.purpose)', ['entity']],
  ['cel.bind(c, facts.catalog, has(c.ownerExists))', ['catalog']],
  ['facts[product.metadata.name] == 1', ['*', 'entity']],
  ['cel.bind(all, facts, has(all.contract.valid))', ['*']],
])('what has to change for %s to come to something else', (rule, reads) => {
  expect(readsOfRule(rule)).toEqual(reads);
});
