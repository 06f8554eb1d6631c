import { DataGovernanceApi } from '@meshport/backstage-plugin-data-governance-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  check,
  counts,
  exemption,
  exemptionDetail,
  governance,
  meshSummary,
  productResult,
  refuse,
  renderOnPage,
  scorecard,
} from '../__testUtils__';
import { ExemptionsContent } from './ExemptionsContent';
import { ExemptionsToDecide } from './ExemptionsToDecide';

const failing = check({
  checkId: 'is-fresh',
  title: 'Is as fresh as promised',
  status: 'fail',
  reason: 'The newest row is 40 days old.',
  hasEvidence: true,
});
const decidable = exemption({ permitted: { decide: true, revoke: false } });

/** A backend with one exemption that the viewer may decide on. */
function backend(changes: Partial<DataGovernanceApi> = {}) {
  return governance({
    getExemptions: async query => ({
      items: query?.view === 'decidable' ? [decidable] : [],
      total: query?.view === 'decidable' ? 1 : 0,
    }),
    getProductResult: async () =>
      productResult({ scorecards: [scorecard({ checks: [failing] })] }),
    getCheckEvidence: async () => ({
      items: [
        {
          source: 'data',
          fact: 'fresh',
          subject: 'flights.departed_at',
          message: 'The newest row is older than promised.',
        },
      ],
    }),
    ...changes,
  });
}

async function openDecision(name: 'Approve' | 'Reject') {
  await userEvent.click(await screen.findByRole('button', { name }));
  return within(await screen.findByRole('dialog'));
}

describe('exemptions to decide', () => {
  it('approves for a shorter time, with what is known about the check', async () => {
    const decideExemption = jest.fn(async () =>
      exemptionDetail({ state: 'approved' }),
    );
    await renderOnPage(<ExemptionsContent />, backend({ decideExemption }));
    const dialog = await openDecision('Approve');
    expect(
      await dialog.findByText('The newest row is 40 days old.'),
    ).toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Show the evidence' }),
    );
    expect(await dialog.findByText('flights.departed_at')).toBeInTheDocument();

    await userEvent.click(dialog.getByRole('button', { name: '30 days' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByText(/^Approved:/)).toBeInTheDocument();
    const [id, decision] = decideExemption.mock
      .calls[0] as unknown as Parameters<DataGovernanceApi['decideExemption']>;
    expect(id).toBe('exemption-1');
    expect(decision).toMatchObject({ decision: 'approve', revision: 1 });
    const days = (Date.parse(decision.endsAt ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29);
    expect(days).toBeLessThanOrEqual(31);
  });

  it('leaves the end as asked for unless another is chosen', async () => {
    const decideExemption = jest.fn(async () => exemptionDetail());
    await renderOnPage(<ExemptionsContent />, backend({ decideExemption }));
    const dialog = await openDecision('Approve');
    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));
    await waitFor(() =>
      expect(decideExemption).toHaveBeenCalledWith('exemption-1', {
        decision: 'approve',
        comment: undefined,
        endsAt: undefined,
        revision: 1,
      }),
    );
  });

  it('rejects only with a comment, which Enter sends', async () => {
    const decideExemption = jest.fn(async () => exemptionDetail());
    await renderOnPage(<ExemptionsContent />, backend({ decideExemption }));
    const dialog = await openDecision('Reject');
    await userEvent.click(dialog.getByRole('button', { name: 'Reject' }));
    expect(
      await dialog.findByText('Say why; who asked reads it'),
    ).toBeInTheDocument();
    expect(decideExemption).not.toHaveBeenCalled();

    await userEvent.type(
      dialog.getByLabelText(/^Comment/),
      'Mend it first{Enter}',
    );
    await waitFor(() =>
      expect(decideExemption).toHaveBeenCalledWith('exemption-1', {
        decision: 'reject',
        comment: 'Mend it first',
        revision: 1,
      }),
    );
  });

  it('keeps what was typed when somebody was faster', async () => {
    await renderOnPage(
      <ExemptionsContent />,
      backend({
        decideExemption: () => refuse(409),
        getExemption: async () =>
          exemptionDetail({
            state: 'rejected',
            decidedBy: 'user:default/grace',
          }),
      }),
    );
    const dialog = await openDecision('Reject');
    const comment = dialog.getByLabelText(/^Comment/);
    await userEvent.type(comment, 'No{Enter}');
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Reload' }),
    );
    expect(await dialog.findByText(/grace rejected this/)).toBeInTheDocument();
    expect(comment).toHaveValue('No');
    expect(dialog.getByRole('button', { name: 'Reject' })).toBeDisabled();
  });

  it('says that nothing waits, or that one may not see it', async () => {
    await renderOnPage(<ExemptionsContent />, governance());
    expect(
      await screen.findByText('Nothing waits for your decision'),
    ).toBeInTheDocument();
    await renderOnPage(
      <ExemptionsContent />,
      governance({ getExemptions: () => refuse(403) }),
    );
    expect(
      await screen.findByText('You may not see exemptions'),
    ).toBeInTheDocument();
  });

  it('shows how many wait, and follows changes', async () => {
    let total = 2;
    const page = await renderOnPage(
      <ExemptionsToDecide />,
      backend({ getExemptions: async () => ({ items: [], total }) }),
    );
    expect(
      await screen.findByRole('button', { name: '2 exemptions to decide' }),
    ).toHaveAttribute('href', '/scorecards/exemptions');
    total = 0;
    await page.signal({ exemption: 'exemption-1' });
    await waitFor(() =>
      expect(screen.queryByText(/to decide/)).not.toBeInTheDocument(),
    );
  });
});

describe('my exemptions', () => {
  it('withdraws one that nobody decided on', async () => {
    const revokeExemption = jest.fn(async () =>
      exemptionDetail({ state: 'revoked' }),
    );
    await renderOnPage(
      <ExemptionsContent />,
      governance({
        getExemptions: async query => {
          const items =
            query?.view === 'requested'
              ? [exemption({ permitted: { decide: false, revoke: true } })]
              : [];
          return { items, total: items.length };
        },
        revokeExemption,
      }),
      '/?view=mine',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Withdraw' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(revokeExemption).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: 'Withdraw' }));
    await waitFor(() =>
      expect(revokeExemption).toHaveBeenCalledWith('exemption-1', {
        comment: undefined,
        revision: 1,
      }),
    );
  });
});

describe('all exemptions', () => {
  it('asks for the state and the domain of the address, and shows the debt', async () => {
    const getExemptions = jest.fn(async () => ({ items: [], total: 0 }));
    await renderOnPage(
      <ExemptionsContent />,
      governance({
        getExemptions,
        getSummary: async () =>
          meshSummary({
            domains: [
              {
                ...counts({ exempt: 3 }),
                domain: 'domain:default/safety',
                products: 2,
                levels: [],
              },
            ],
          }),
      }),
      '/?view=all&state=approved',
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Show the exemptions of domain:default/safety, 3 checks',
      }),
    );
    await waitFor(() =>
      expect(getExemptions).toHaveBeenLastCalledWith({
        view: 'all',
        states: ['approved'],
        domain: 'domain:default/safety',
        limit: 50,
        offset: 0,
      }),
    );
  });

  it('loads more than a page', async () => {
    const items = Array.from({ length: 60 }, (_, index) =>
      exemption({ id: `exemption-${index}`, checkTitle: `Check ${index}` }),
    );
    await renderOnPage(
      <ExemptionsContent />,
      governance({
        getExemptions: async ({ view, offset = 0, limit = 50 } = {}) =>
          view === 'all'
            ? { items: items.slice(offset, offset + limit), total: 60 }
            : { items: [], total: 0 },
      }),
      '/?view=all',
    );
    expect(await screen.findByText('Check 49')).toBeInTheDocument();
    expect(screen.queryByText('Check 50')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(await screen.findByText('Check 59')).toBeInTheDocument();
  });
});

describe('the page of an exemption', () => {
  it('says where it stands and what happened, newest first', async () => {
    await renderOnPage(
      <ExemptionsContent />,
      backend({
        getExemption: async () =>
          exemptionDetail({
            state: 'approved',
            decidedBy: 'user:default/grace',
            decidedAt: '2026-11-21T10:00:00.000Z',
            permitted: { decide: false, revoke: true },
            events: [
              {
                at: '2026-11-20T10:00:00.000Z',
                by: 'user:default/olivia',
                to: 'pending',
              },
              {
                at: '2026-11-21T10:00:00.000Z',
                by: 'user:default/grace',
                from: 'pending',
                to: 'approved',
                comment: 'Until spring, then.',
              },
            ],
          }),
      }),
      '/exemption-1',
    );
    expect(await screen.findByText('In force')).toBeInTheDocument();
    const events = within(
      screen.getByRole('list', { name: 'What happened, newest first' }),
    ).getAllByRole('listitem');
    expect(events[0]).toHaveTextContent('Approved');
    expect(events[0]).toHaveTextContent('“Until spring, then.”');
    expect(events[1]).toHaveTextContent('Asked for the exemption');
    expect(screen.getByRole('button', { name: 'End now' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  it('follows what others do with it, and not with others', async () => {
    let detail = exemptionDetail();
    const getExemption = jest.fn(async () => detail);
    const page = await renderOnPage(
      <ExemptionsContent />,
      backend({ getExemption }),
      '/exemption-1',
    );
    expect(
      await screen.findByText('Waiting for a decision'),
    ).toBeInTheDocument();
    detail = exemptionDetail({ state: 'expired' });
    await page.signal({ exemption: 'exemption-2', products: [] });
    expect(getExemption).toHaveBeenCalledTimes(1);
    await page.signal({ exemption: 'exemption-1', products: [] });
    expect(await screen.findByText('Over')).toBeInTheDocument();
  });

  it('says that there is none', async () => {
    await renderOnPage(<ExemptionsContent />, governance(), '/unknown');
    expect(
      await screen.findByText('Not found: this exemption'),
    ).toBeInTheDocument();
  });
});
