import { MeshSummary } from '@meshport/backstage-plugin-data-governance-common';
import { Figures, Moment } from '@meshport/backstage-plugin-data-mesh-react';
import { percent } from '../../model';

/**
 * The figures of the mesh, and how old they are.
 * @internal
 */
export function Headline(props: { summary: MeshSummary }) {
  const { summary } = props;
  return (
    <Figures
      figures={[
        {
          label: 'Data products',
          value: summary.products.toLocaleString(),
          note: (
            <>
              {summary.evaluatedAt && (
                <>
                  Evaluated <Moment at={summary.evaluatedAt} short />
                </>
              )}
              {summary.waiting > 0 &&
                `; ${summary.waiting.toLocaleString()} wait to be evaluated again`}
            </>
          ),
        },
        {
          label: 'Score',
          value: percent(summary.score),
          note: 'of the weighted checks pass',
        },
        {
          label: 'Failing',
          value: summary.failing.toLocaleString(),
          note: 'checks of products',
        },
        {
          label: 'Unknown',
          value: summary.unknown.toLocaleString(),
          note: 'facts are missing',
        },
        {
          label: 'Exemption debt',
          value: summary.exempt.toLocaleString(),
          note: 'checks set aside for a time',
        },
      ]}
    />
  );
}
