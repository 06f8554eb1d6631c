import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  EntityRefLink,
  useEntity,
} from '@backstage/plugin-catalog-react';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { AnswerFailure } from '../live/AnswerFailure';
import { useMeshMap } from '../map/useMeshMap';
import { useProductLink } from '../marketplace/productLinks';
import { mapRouteRef } from '../routes';
import { DomainExchange, domainExchange } from './domainExchange';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, paddingLeft: theme.spacing(2.5) },
    domain: { marginTop: theme.spacing(1) },
  }),
  { name: 'MeshportDomainExchange' },
);

function Exchange(props: {
  title: string;
  empty: string;
  /** Between a product of another domain and those of this one. */
  verb: string;
  exchanges: DomainExchange[];
}) {
  const { title, empty, verb, exchanges } = props;
  const classes = useStyles();
  const productLink = useProductLink();
  return (
    <Grid item xs={12} md={6}>
      <Typography variant="subtitle1" component="h3">
        {title}
      </Typography>
      {exchanges.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {empty}
        </Typography>
      )}
      {exchanges.map(({ domain, products }) => (
        <div key={domain.ref} className={classes.domain}>
          <Typography variant="body2" component="h4">
            <EntityRefLink entityRef={domain.ref} title={domain.title} />
          </Typography>
          <ul className={classes.list}>
            {products.map(({ theirs, ours }) => (
              <Typography key={theirs.ref} variant="body2" component="li">
                <Link to={productLink(theirs.ref)}>{theirs.title}</Link> {verb}{' '}
                {ours.map(({ ref, title: ourTitle }, index) => (
                  <span key={ref}>
                    {index > 0 && ', '}
                    <Link to={productLink(ref)}>{ourTitle}</Link>
                  </span>
                ))}
              </Typography>
            ))}
          </ul>
        </div>
      ))}
    </Grid>
  );
}

/**
 * What a domain takes from other domains and gives to them, by product.
 * @internal
 */
export function DomainExchangeCard() {
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const { value: model, error, retry } = useMeshMap();
  const mapLink = useRouteRef(mapRouteRef);

  if (error) {
    return <AnswerFailure error={error} retry={retry} />;
  }
  const exchange = model && domainExchange(model, ref);
  return (
    <EntityInfoCard
      title="Exchange with other domains"
      headerActions={
        mapLink &&
        model?.domains.has(ref) && (
          <Link to={`${mapLink()}?domain=${encodeURIComponent(ref)}`}>
            Show on the map
          </Link>
        )
      }
    >
      {exchange ? (
        <Grid container spacing={3}>
          <Exchange
            title="Takes from"
            empty="No other domain"
            verb="goes into"
            exchanges={exchange.takes}
          />
          <Exchange
            title="Gives to"
            empty="No other domain"
            verb="is made from"
            exchanges={exchange.gives}
          />
        </Grid>
      ) : (
        <Progress />
      )}
    </EntityInfoCard>
  );
}
