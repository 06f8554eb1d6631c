import { screen, within } from '@testing-library/react';
import { FakeDataAccessApi } from '../../__testUtils__/FakeDataAccessApi';
import {
  CHEN,
  makeDetails,
  makeRequest,
  OLIVIA,
} from '../../__testUtils__/fixtures';
import { renderAccess } from '../../__testUtils__/renderAccess';

const PATH = '/requests/request-1';
const AT = '2026-11-21T10:00:00Z';

function open(details: ReturnType<typeof makeDetails>, viewer = CHEN) {
  renderAccess(new FakeDataAccessApi().add(details), PATH, viewer);
}

describe('parts of the request page', () => {
  it('shows the steps, who approved, and why a step is there', async () => {
    open(
      makeDetails(
        makeRequest({
          currentStep: 1,
          approvers: ['group:default/stewards'],
          steps: [
            {
              title: 'Owner',
              approvers: [OLIVIA],
              quorum: 1,
              approvals: [{ by: OLIVIA, at: AT, comment: 'Fine' }],
            },
            {
              title: 'Steward',
              approvers: ['group:default/stewards'],
              quorum: 2,
              approvals: [{ by: 'user:default/grace', at: AT }],
              requiredBy: { policy: 'p', rule: 'r', reason: 'Costs inside.' },
            },
            {
              title: 'Officer',
              approvers: ['user:default/piotr'],
              quorum: 1,
              approvals: [],
            },
          ],
        }),
      ),
    );
    const steps = within(
      await screen.findByRole('list', { name: 'Steps of the decision' }),
    ).getAllByRole('listitem');
    expect(steps[0]).toHaveTextContent(
      /OwnerApproved.*olivia approved.*“Fine”/,
    );
    expect(steps[1]).toHaveTextContent(
      /StewardTo decide now1 of 2 different people.*Costs inside/,
    );
    expect(steps[2]).toHaveTextContent(/OfficerLater/);
    expect(
      screen.getByText('Waiting for stewards to decide, step 2 of 3'),
    ).toBeInTheDocument();
  });

  it('leads to what was asked for at once', async () => {
    const mine = makeRequest({ basket: 'b' });
    const other = makeRequest({ id: 'request-2', basket: 'b', port: 'delays' });
    open(makeDetails(mine, { basket: [other] }));
    const list = within(
      await screen.findByRole('list', { name: 'Asked for at once' }),
    );
    expect(list.getByRole('link', { name: /delays/ })).toHaveAttribute(
      'href',
      '/data-access/requests/request-2',
    );
  });

  it('shows what the policies said, and how less was given', async () => {
    open(
      makeDetails(
        makeRequest({
          state: 'denied',
          filter: { columns: ['a', 'b'] },
          granted: { duration: 'P7D', filter: { columns: ['a'] } },
          policy: {
            outcome: 'deny',
            reason: 'Never for marketing.',
            rules: [
              {
                policy: 'p',
                rule: 'marketing',
                title: 'No marketing',
                effect: 'deny',
                result: 'applies',
                reason: 'Because we promised.',
              },
            ],
            versions: {},
            inputs: {},
            at: AT,
          },
        }),
      ),
    );
    expect(await screen.findByText('Denied by policy')).toBeInTheDocument();
    expect(
      screen.getByText(/applies: Because we promised\./),
    ).toBeInTheDocument();
    expect(screen.getByText('2 columns: a, b')).toBeInTheDocument();
    expect(screen.getByText('1 column: a')).toBeInTheDocument();
    expect(screen.getByText('For how long: given')).toBeInTheDocument();
  });

  it('says which texts were erased', async () => {
    const request = makeRequest({ purpose: '', erasedAt: AT });
    const [event] = makeDetails(request).events;
    open(makeDetails(request, { events: [{ ...event, erased: true }] }));
    // The facts about the port move the others.
    await screen.findByText('Internal');
    expect(screen.getByText('Erased')).toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: /What happened/ })).getByRole(
        'listitem',
      ),
    ).toHaveTextContent('(the text was erased)');
  });

  it('shows those who decide whether the terms of now were accepted', async () => {
    const terms = { text: 'Do not share', hash: 'new' };
    open(makeDetails(makeRequest({ acceptedTerms: 'old' }), { terms }), OLIVIA);
    expect(await screen.findByText('Do not share')).toBeInTheDocument();
    expect(
      screen.getByText('The requester has not accepted these terms.'),
    ).toBeInTheDocument();
  });
});
