import { ContractRelationship } from '../types';
import { Check, list, oneOf, text, where } from './checks';
import { customProperties } from './common';
import { Findings } from './Findings';
import { mapping } from './mapping';
import { describeUnknownKey } from './unknownKey';

const COLUMN = /^[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*$/;

const PATH =
  /^(?:(?:https?:\/\/)?[A-Za-z0-9._\-/]+\.yaml#)?\/?[A-Za-z_][A-Za-z0-9_]*\/[A-Za-z0-9_-]+(?:\/[A-Za-z_][A-Za-z0-9_]*\/[A-Za-z0-9_-]+)*$/;

const reference = where(
  text,
  value => COLUMN.test(value) || PATH.test(value),
  'write table.column, or /schema/<id>/properties/<id>, with file.yaml# before it when it is in another file',
);

const referenceList = where(
  list(reference),
  value => value.length > 0,
  'name at least one column',
);

const references: Check<string | string[]> = (
  value,
  findings,
): value is string | string[] =>
  Array.isArray(value)
    ? referenceList(value, findings)
    : reference(value, findings);

const type = oneOf(['foreignKey']);

const ofProperty = mapping<Omit<ContractRelationship, 'from'>>(
  { to: references },
  { type, customProperties },
  (key, known) =>
    key === 'from'
      ? 'cannot be here: a relationship of a property starts at that property; remove it'
      : describeUnknownKey(key, known),
);

const ofObject = mapping<
  ContractRelationship & Required<Pick<ContractRelationship, 'from'>>
>({ from: references, to: references }, { type, customProperties });

/** Of a property, which they start at. */
export const propertyRelationships: Check<ContractRelationship[]> =
  list(ofProperty);

/** Of a schema object: from as many of its properties as they go to. */
export const objectRelationships: Check<ContractRelationship[]> = list(
  (value, findings): value is ContractRelationship =>
    ofObject(value, findings) && sameForm(value, findings),
);

function sameForm(
  { from, to }: ContractRelationship,
  findings: Findings,
): boolean {
  return (
    Array.isArray(from) === Array.isArray(to) ||
    findings.problem(
      'has a list on one side only; make both from and to a text, or both a list',
    )
  );
}
