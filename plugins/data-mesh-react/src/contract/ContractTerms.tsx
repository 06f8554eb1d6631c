import Typography from '@material-ui/core/Typography';
import { DataContract } from '@meshport/backstage-plugin-data-mesh-common';
import { Fragment, ReactNode } from 'react';
import { FactList } from '../facts';
import { SafeLink } from '../links';

function list(values: ReactNode[] | undefined): ReactNode {
  return values?.length
    ? values.map((value, index) => <div key={index}>{value}</div>)
    : undefined;
}

/** Texts that there are, with commas between them. */
function line(...texts: (string | undefined)[]): string {
  return texts.filter(Boolean).join(', ');
}

/**
 * Who stands behind a contract, where the data is, and on which terms. Shows
 * nothing for a contract that says none of it.
 * @internal
 */
export function ContractTerms(props: { contract: DataContract }) {
  const { servers, roles, support, team, price, authoritativeDefinitions } =
    props.contract;
  const facts = [
    {
      label: 'Servers',
      value: list(
        servers?.map(({ server, type, environment, description }) =>
          line(`${server} (${type})`, environment, description),
        ),
      ),
    },
    {
      label: 'Roles',
      value: list(
        roles?.map(({ role, access, description }) =>
          line(role, access, description),
        ),
      ),
    },
    {
      label: 'Support',
      value: list(
        support?.map(({ channel, url, description }) => (
          <Fragment key={channel}>
            <SafeLink url={url}>{channel}</SafeLink>
            {description && `, ${description}`}
          </Fragment>
        )),
      ),
    },
    {
      label: team?.name ? `Team ${team.name}` : 'Team',
      value: list(
        team?.members.map(({ username, name, role }) =>
          line(name ?? username, role),
        ),
      ),
    },
    {
      label: 'Price',
      value:
        price?.priceAmount !== undefined
          ? [price.priceAmount, price.priceCurrency, price.priceUnit]
              .filter(part => part !== undefined)
              .join(' ')
          : undefined,
    },
    {
      label: 'Definitions',
      value: list(
        authoritativeDefinitions?.map(({ type, url, description }) => (
          <SafeLink key={url} url={url}>
            {description ?? type}
          </SafeLink>
        )),
      ),
    },
  ].filter(({ value }) => value !== undefined);

  return facts.length > 0 ? (
    <section>
      <Typography variant="h5" component="h5" gutterBottom>
        Terms
      </Typography>
      <FactList facts={facts} />
    </section>
  ) : null;
}
