import { Entity } from '@backstage/catalog-model';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FOUNDATIONS,
  governance,
  levels,
  refuse,
  renderOnPage,
  scorecardSummary,
  whatIfResult,
} from '../__testUtils__';
import { WhatIfContent } from './WhatIfContent';

const foundations: Entity = {
  apiVersion: 'meshport.dev/v1alpha1',
  kind: 'Scorecard',
  metadata: {
    name: 'mesh-foundations',
    namespace: 'default',
    uid: 'a-uid',
    annotations: { 'backstage.io/managed-by-location': 'url:here' },
  },
  spec: { owner: 'group:default/data-governance', levels, checks: [] },
};

function mesh(changes: Parameters<typeof governance>[0] = {}) {
  return governance({
    getScorecards: async () => ({ items: [scorecardSummary()] }),
    whatIf: async () => whatIfResult(),
    ...changes,
  });
}

const address = `/?scorecard=${FOUNDATIONS}`;

async function editor() {
  return screen.findByRole<HTMLTextAreaElement>('textbox', {
    name: 'Scorecard (YAML)',
  });
}

async function run() {
  await userEvent.click(await screen.findByRole('button', { name: 'Run' }));
}

beforeEach(() => window.sessionStorage.clear());

describe('WhatIfContent', () => {
  it('asks about the scorecard as its file has it, and shows who would fall', async () => {
    const whatIf = jest.fn(async () => whatIfResult());
    await renderOnPage(<WhatIfContent />, mesh({ whatIf }), address, [
      foundations,
    ]);
    expect((await editor()).value).not.toContain('uid');
    await run();
    expect(
      await screen.findByText('1 product would fall, 0 would rise'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Nothing was changed/)).toBeInTheDocument();
    expect(
      screen.getByText(
        'Is fresh: passes → fails. The newest row is 30 hours old.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('table', { name: 'By domain' })).toHaveTextContent(
      'flight-operations',
    );
    expect(whatIf).toHaveBeenCalledWith({
      scorecard: {
        apiVersion: 'meshport.dev/v1alpha1',
        kind: 'Scorecard',
        metadata: { name: 'mesh-foundations' },
        spec: foundations.spec,
      },
      at: undefined,
      enforceAll: true,
    });
  });

  it('judges by the day and the phases that the address names', async () => {
    const whatIf = jest.fn(async () => whatIfResult());
    await renderOnPage(
      <WhatIfContent />,
      mesh({ whatIf }),
      '/?day=2026-01-02&phases=kept',
    );
    await run();
    await waitFor(() =>
      expect(whatIf).toHaveBeenCalledWith(
        expect.objectContaining({
          at: '2026-01-02T23:59:59.999Z',
          enforceAll: false,
        }),
      ),
    );
  });

  it('says that there was no product to judge', async () => {
    await renderOnPage(
      <WhatIfContent />,
      mesh({ whatIf: async () => whatIfResult({ products: 0, items: [] }) }),
    );
    await run();
    expect(
      await screen.findByText(/The scorecard applied to no product/),
    ).toBeInTheDocument();
  });

  it('keeps a changed text over a reload, and can start over and come back', async () => {
    const page = () =>
      renderOnPage(<WhatIfContent />, mesh(), address, [foundations]);
    await page();
    const original = (await editor()).value;
    fireEvent.change(await editor(), { target: { value: 'kind: Scorecard' } });
    document.body.innerHTML = '';

    await page();
    expect((await editor()).value).toBe('kind: Scorecard');
    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    expect((await editor()).value).toBe(original);
    await userEvent.click(
      screen.getByRole('button', { name: 'Bring my text back' }),
    );
    expect((await editor()).value).toBe('kind: Scorecard');
  });

  it('names the line of a text that is no YAML, without asking', async () => {
    const whatIf = jest.fn(async () => whatIfResult());
    await renderOnPage(<WhatIfContent />, mesh({ whatIf }));
    fireEvent.change(await editor(), {
      target: { value: 'kind: Scorecard\nspec: [1,' },
    });
    await run();
    expect(await screen.findByText(/^Line 2: /)).toBeInTheDocument();
    expect(whatIf).not.toHaveBeenCalled();
  });

  it('lists what the backend finds wrong, field by field', async () => {
    await renderOnPage(
      <WhatIfContent />,
      mesh({
        whatIf: () =>
          refuse(
            400,
            'scorecard.spec.checks[0].rule: unknown variable\nscorecard.spec.levels: must not be empty',
          ),
      }),
    );
    await run();
    expect(
      await screen.findByText('spec.checks[0].rule: unknown variable'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('spec.levels: must not be empty'),
    ).toBeInTheDocument();
  });

  it('says when the answer is to another question than the one on the page', async () => {
    await renderOnPage(<WhatIfContent />, mesh());
    await run();
    await screen.findByText('1 product would fall, 0 would rise');
    fireEvent.change(await editor(), { target: { value: 'kind: Scorecard' } });
    expect(
      await screen.findByText(/The question was changed since/),
    ).toBeInTheDocument();
  });

  it('says that one may not ask', async () => {
    await renderOnPage(<WhatIfContent />, mesh({ whatIf: () => refuse(403) }));
    await run();
    expect(
      await screen.findByText(/You may not ask what other rules would do/),
    ).toBeInTheDocument();
  });

  it('says that a scorecard is not in the catalog', async () => {
    await renderOnPage(<WhatIfContent />, mesh(), address);
    expect(
      await screen.findByText(/is not in the catalog/),
    ).toBeInTheDocument();
  });
});
