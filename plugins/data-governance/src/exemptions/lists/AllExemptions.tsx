import { EmptyState } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { useSearchParams } from 'react-router-dom';
import { useExemptions } from '../useExemptions';
import {
  askedColumn,
  checkColumn,
  endColumn,
  reasonColumn,
  requesterColumn,
  stateColumn,
  subjectColumn,
} from './exemptionColumns';
import { ExemptionTable } from './ExemptionTable';
import { StateFilter, useStateFilter } from './StateFilter';

const COLUMNS = [
  checkColumn,
  subjectColumn,
  requesterColumn,
  reasonColumn,
  stateColumn,
  endColumn,
  askedColumn,
];

/**
 * Every exemption that the viewer may see, by state. The address can limit
 * them to a domain.
 * @internal
 */
export function AllExemptions() {
  const [state, setState] = useStateFilter();
  const [parameters, setParameters] = useSearchParams();
  const domain = parameters.get('domain') ?? undefined;
  const list = useExemptions({
    view: 'all',
    states: state && [state],
    domain,
  });
  const narrowed = Boolean(state ?? domain);
  return (
    <>
      <StateFilter value={state} onChange={setState} />
      <ExemptionTable
        title={domain ? 'Exemptions of the domain' : 'All exemptions'}
        list={list}
        columns={COLUMNS}
        empty={
          <EmptyState
            missing="data"
            title="No exemptions"
            description={
              narrowed
                ? 'There is none of this state and domain that you may see.'
                : 'Nobody asked for an exemption for a product that you may see.'
            }
            action={
              narrowed ? (
                <Button
                  variant="contained"
                  onClick={() =>
                    setParameters({ view: 'all' }, { replace: true })
                  }
                >
                  Show all
                </Button>
              ) : undefined
            }
          />
        }
      />
    </>
  );
}
