import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ContractSchemaObject } from '@meshport/backstage-plugin-data-mesh-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ColumnsTable } from './ColumnsTable';

/** 500 columns, one of them with nested fields. */
const WIDE: ContractSchemaObject = {
  name: 'wide',
  properties: Array.from({ length: 500 }, (_, index) => ({
    name: `column_${index}`,
    businessName: `Measure ${index}`,
    logicalType: 'string' as const,
    ...(index === 420
      ? {
          logicalType: 'object' as const,
          properties: [{ name: 'inner', description: 'Hidden deep' }],
        }
      : {}),
  })),
};

const TRIPS: ContractSchemaObject = {
  name: 'trips',
  properties: [
    {
      name: 'trip_id',
      logicalType: 'integer',
      primaryKey: true,
      required: true,
      logicalTypeOptions: { minimum: 1 },
      examples: [7, 12],
      relationships: [{ to: 'bookings.trip_id' }],
      transformLogic: 'row_number()',
      quality: [{ name: 'No gaps', type: 'sql', query: 'SELECT 1', mustBe: 0 }],
      authoritativeDefinitions: [
        {
          type: 'businessDefinition',
          url: ['javascript', 'alert(1)'].join(':'),
        },
      ],
    },
    {
      name: 'route',
      logicalType: 'object',
      properties: [
        {
          name: 'stops',
          logicalType: 'array',
          items: {
            logicalType: 'object',
            properties: [{ name: 'iata', logicalType: 'string' }],
          },
        },
      ],
    },
  ],
};

const scrollIntoView = jest.fn();

function row(path: string) {
  return screen.getByRole('row', { name: path });
}

describe('ColumnsTable', () => {
  beforeAll(() => {
    // There is no layout in jsdom: a window of 400 pixels with rows of 45.
    Object.defineProperties(window.HTMLElement.prototype, {
      offsetHeight: {
        configurable: true,
        get(this: HTMLElement) {
          return this.getAttribute('role') === 'treegrid' ? 400 : 45;
        },
      },
      clientHeight: { configurable: true, get: () => 400 },
      scrollHeight: { configurable: true, get: () => 500 * 45 },
      offsetWidth: { configurable: true, get: () => 800 },
      scrollIntoView: { configurable: true, value: scrollIntoView },
      scrollTo: {
        configurable: true,
        value(this: HTMLElement, { top }: ScrollToOptions) {
          this.scrollTop = top ?? 0;
          this.dispatchEvent(new Event('scroll'));
        },
      },
    });
  });

  it('draws only a window of 500 columns, and says how many there are', async () => {
    renderInTestApp(<ColumnsTable object={WIDE} />);

    expect(await screen.findByText('500 columns')).toBeInTheDocument();
    expect(screen.getByRole('treegrid')).toHaveAttribute(
      'aria-rowcount',
      '501',
    );
    expect(row('column_0')).toBeInTheDocument();
    expect(screen.getAllByRole('row').length).toBeLessThan(40);
    expect(screen.queryByText('column_421')).not.toBeInTheDocument();
  });

  it('finds a column by name, business name and nested field', async () => {
    renderInTestApp(<ColumnsTable object={WIDE} />);
    const find = await screen.findByLabelText('Find a column of wide');

    await userEvent.type(find, '_421');
    expect(row('column_421')).toBeInTheDocument();
    expect(screen.queryByText('column_0')).not.toBeInTheDocument();
    expect(screen.getByText('1 of 501 columns')).toBeInTheDocument();

    await userEvent.clear(find);
    await userEvent.type(find, 'MEASURE 333');
    expect(row('column_333')).toBeInTheDocument();

    await userEvent.clear(find);
    await userEvent.type(find, 'deep');
    expect(row('column_420')).toBeInTheDocument();
    expect(row('column_420.inner')).toBeInTheDocument();

    await userEvent.type(find, 'er than the sea');
    expect(
      screen.getByText('No column holds all of these words.'),
    ).toBeInTheDocument();
  });

  it('scrolls to, opens and marks the column that is named', async () => {
    renderInTestApp(<ColumnsTable object={WIDE} column="column_420.inner" />);

    await waitFor(() =>
      expect(row('column_420.inner')).toHaveAttribute('aria-current', 'true'),
    );
    expect(row('column_420')).toHaveAttribute('aria-expanded', 'true');
    expect(row('column_420.inner')).toHaveAttribute('aria-selected', 'true');
    expect(scrollIntoView).toHaveBeenCalled();
  });

  it('opens nested fields, and all that is said about a column', async () => {
    renderInTestApp(
      <ColumnsTable object={TRIPS} linkTo={path => `/there?column=${path}`} />,
    );
    expect(await screen.findByText('2 columns')).toBeInTheDocument();
    expect(screen.queryByText('iata')).not.toBeInTheDocument();

    await userEvent.click(screen.getByLabelText('Show fields of route'));
    await userEvent.click(screen.getByLabelText('Show fields of route.stops'));
    expect(row('route.stops[].iata')).toHaveAttribute('aria-level', '3');
    expect(
      within(row('route.stops')).getByText('array of object'),
    ).toBeInTheDocument();

    expect(
      within(row('trip_id')).getByText(
        'primary key, foreign key, required, ≥ 1, 1 quality rule',
      ),
    ).toBeInTheDocument();
    await userEvent.click(row('trip_id'));
    expect(screen.getByText('12')).toBeInTheDocument();
    expect(screen.getByText('→ bookings.trip_id')).toBeInTheDocument();
    expect(screen.getByText('row_number()')).toBeInTheDocument();
    expect(screen.getByText('SELECT 1')).toBeInTheDocument();
    expect(screen.getByText('SQL result must be 0')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Link to this column' }),
    ).toHaveAttribute('href', '/there?column=trip_id');
    // A script is no link.
    expect(screen.getByText(/javascript:alert/)).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /businessDefinition/ }),
    ).not.toBeInTheDocument();
  });

  it('can be used with the keyboard alone', async () => {
    renderInTestApp(<ColumnsTable object={TRIPS} />);
    await screen.findByText('2 columns');
    await userEvent.tab();
    while (document.activeElement !== row('trip_id')) {
      await userEvent.tab();
    }

    await userEvent.keyboard('{ArrowDown}');
    expect(row('route')).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(row('route')).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{ArrowRight}');
    expect(row('route.stops')).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(row('route')).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(row('route')).toHaveAttribute('aria-expanded', 'false');
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(row('trip_id')).toHaveAttribute('aria-selected', 'true');
  });

  it('draws a column that is far down when it is gone to', async () => {
    renderInTestApp(<ColumnsTable object={WIDE} />);
    await screen.findByText('500 columns');
    row('column_0').focus();
    await userEvent.keyboard('{End}');
    await waitFor(() => expect(row('column_499')).toHaveFocus());
    expect(screen.queryByText('column_0')).not.toBeInTheDocument();
  });
});
