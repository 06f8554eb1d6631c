import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ContractPropertyShape } from '@meshport/backstage-plugin-data-mesh-common';
import { Fragment, ReactNode } from 'react';
import { Fact, FactList } from '../facts';
import { SafeLink } from '../links';
import { limitsInWords, relationshipInWords, typeInWords } from './columnWords';
import { inWords, rowsOf } from './qualityRules';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(1, 2, 2, 5) },
    rules: { margin: 0, paddingLeft: theme.spacing(2.5) },
    query: {
      margin: theme.spacing(0.5, 0, 0),
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'MeshportColumnDetails' },
);

function list(values: ReactNode[] | undefined): ReactNode {
  return values?.length
    ? values.map((value, index) => <div key={index}>{value}</div>)
    : undefined;
}

function codes(values: unknown[] | undefined): ReactNode {
  return values?.length
    ? values.map((value, index) => (
        <Fragment key={index}>
          {index > 0 && ', '}
          <code>{inWords(value)}</code>
        </Fragment>
      ))
    : undefined;
}

function QualityRules(props: { shape: ContractPropertyShape }) {
  const classes = useStyles();
  return (
    <ul className={classes.rules}>
      {rowsOf('', props.shape.quality).map((rule, index) => (
        <li key={index}>
          {rule.title}
          {rule.description && `: ${rule.description}`}
          <Typography variant="body2" color="textSecondary">
            {[rule.condition, rule.dimension, rule.severity]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
          {rule.query && <pre className={classes.query}>{rule.query}</pre>}
        </li>
      ))}
    </ul>
  );
}

function facts(shape: ContractPropertyShape): Fact[] {
  const { items } = shape;
  return [
    { label: 'Description', value: shape.description, wide: true },
    { label: 'Type', value: typeInWords(shape) },
    { label: 'Physical name', value: shape.physicalName },
    { label: 'Limits', value: list(limitsInWords(shape)) },
    {
      label: 'Limits of each item',
      value: items && list(limitsInWords(items)),
    },
    { label: 'Examples', value: codes(shape.examples) },
    { label: 'Classification', value: shape.classification },
    {
      label: 'Critical data element',
      value: shape.criticalDataElement ? 'Yes' : undefined,
    },
    { label: 'Encrypted as', value: shape.encryptedName },
    {
      label: 'Relationships',
      value: list(shape.relationships?.map(relationshipInWords)),
    },
    { label: 'Tags', value: shape.tags?.join(', ') },
    { label: 'Made from', value: codes(shape.transformSourceObjects) },
    {
      label: 'How it is made',
      value: shape.transformDescription,
      wide: true,
    },
    {
      label: 'Transformation',
      value: shape.transformLogic && <code>{shape.transformLogic}</code>,
      wide: true,
    },
    {
      label: 'Quality rules',
      value: shape.quality?.length ? <QualityRules shape={shape} /> : undefined,
      wide: true,
    },
    {
      label: 'Definitions',
      value: list(
        shape.authoritativeDefinitions?.map(({ type, url, description }) => (
          <>
            <SafeLink url={url}>{description ?? type}</SafeLink>
            {description && ` (${type})`}
          </>
        )),
      ),
      wide: true,
    },
    {
      label: 'More',
      value: list(
        shape.customProperties?.map(
          ({ property, value }) => `${property}: ${inWords(value)}`,
        ),
      ),
      wide: true,
    },
  ];
}

/**
 * All that a contract says about one column. What it does not say is left out.
 * @internal
 */
export function ColumnDetails(props: {
  shape: ContractPropertyShape;
  /** Shown below, e.g. a link to the column. */
  children?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <FactList facts={facts(props.shape)} />
      {props.children}
    </div>
  );
}
