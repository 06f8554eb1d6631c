import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import {
  ApprovalStep,
  DataProductEntity,
  PortAccessPolicy,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Fact } from '../facts';
import { resolveRef } from '../products';
import { durationInWords, maskInWords } from './accessPolicy';

const PERIODS = {
  week: 'With the week',
  month: 'With the month',
  quarter: 'With the quarter',
  year: 'With the year',
} as const;

/**
 * Under which terms access to a port is given, as facts. Rules of policies may
 * ask for more, so they are not told here.
 * @internal
 */
export function accessFacts(
  product: DataProductEntity,
  access: PortAccessPolicy = {},
): Fact[] {
  const { purposes = [], longestDuration, endsWith, narrowing, masks } = access;
  return [
    {
      label: 'Access decided by',
      value: <Deciders product={product} access={access} />,
    },
    {
      label: 'Allowed purposes',
      value: purposes.length ? purposes.join(', ') : 'Any',
    },
    { label: 'Longest access', value: durationInWords(longestDuration) },
    { label: 'Access ends', value: endsWith && PERIODS[endsWith] },
    { label: 'May be narrowed to', value: narrowingInWords(narrowing) },
    {
      label: 'Masked columns',
      value: masks
        ?.map(({ column, mask }) => `${column} (${maskInWords(mask)})`)
        .join(', '),
    },
  ];
}

function narrowingInWords({
  columns,
  rows = [],
}: NonNullable<PortAccessPolicy['narrowing']> = {}): string {
  const parts = [
    columns && 'columns',
    rows.length > 0 &&
      `rows by ${rows.map(({ column, title }) => title ?? column).join(', ')}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** One step after the other, or the owner when the port says nothing. */
function Deciders(props: {
  product: DataProductEntity;
  access: PortAccessPolicy;
}) {
  const { product, access } = props;
  const { steps = [], approvers = [] } = access;
  if (steps.length === 0) {
    const step = approvers.length ? { approvers } : { owner: true };
    return <Step product={product} step={step} />;
  }
  return (
    <>
      {steps.map((step, index) => (
        <div key={index}>
          {steps.length > 1 && `${index + 1}. `}
          {step.title && `${step.title}: `}
          <Step product={product} step={step} />
          {(step.quorum ?? 1) > 1 && ` (${step.quorum} of them)`}
        </div>
      ))}
    </>
  );
}

function Step(props: { product: DataProductEntity; step: ApprovalStep }) {
  const { product, step } = props;
  const { approvers = [], owner, steward, role } = step;
  const named = [
    ...(owner ? [resolveRef(product, product.spec.owner, 'Group')] : []),
    ...approvers.map(ref => resolveRef(product, ref, 'Group')),
  ];
  const others = [
    steward && "the domain's owner",
    role && `the approvers of the contract's role ${role}`,
  ].filter(Boolean);
  return (
    <>
      {named.length > 0 && <EntityRefLinks entityRefs={named} />}
      {named.length > 0 && others.length > 0 && ', '}
      {others.join(', ')}
    </>
  );
}
