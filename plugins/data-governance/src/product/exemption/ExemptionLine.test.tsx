import { screen } from '@testing-library/react';
import { check, governance, renderOnPage } from '../../__testUtils__';
import { ExemptionLine } from './ExemptionLine';
import { MayAsk } from './useMayAsk';

const owner: MayAsk = {
  loading: false,
  permitted: true,
  product: true,
  domain: false,
};

function render(changes: Parameters<typeof check>[0], may = owner) {
  return renderOnPage(
    <ExemptionLine
      check={check(changes)}
      owner="group:default/flight-operations"
      may={may}
      onAsk={() => {}}
    />,
    governance(),
  );
}

const BUTTON = { name: 'Ask for an exemption' };

describe('ExemptionLine', () => {
  it.each([
    ['fails', { status: 'fail' }],
    ['is unknown', { status: 'unknown' }],
    [
      'fails and will count',
      { status: 'fail', phase: 'grace', enforcedFrom: '2999-01-01' },
    ],
  ] as const)('offers to ask when the check %s', async (_what, changes) => {
    await render(changes);
    expect(screen.getByRole('button', BUTTON)).toBeInTheDocument();
  });

  it.each([
    ['passes', { status: 'pass' }],
    ['does not apply', { status: 'not-applicable' }],
    ['is a draft, which never counts', { status: 'fail', phase: 'draft' }],
  ] as const)('offers nothing when the check %s', async (_what, changes) => {
    await render(changes);
    expect(screen.queryByRole('button', BUTTON)).toBeNull();
    expect(screen.queryByText(/exemption/)).toBeNull();
  });

  it('tells owners which permission they lack', async () => {
    await render({ status: 'fail' }, { ...owner, permitted: false });
    expect(
      screen.getByText(/data-governance.exemption.create/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', BUTTON)).toBeNull();
  });
});
