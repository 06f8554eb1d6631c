import { AccessEvidence } from '@meshport/backstage-plugin-data-platform-node';
import { Right } from '../names/Right';
import { judge } from './judge';
import { Findings } from './readFindings';

/**
 * What was found, judged and in words.
 *
 * @param schema - name of Meshport's schema
 * @internal
 */
export function toEvidence(
  findings: Findings,
  right: Right,
  schema: string,
): AccessEvidence {
  const { view, location, principal } = right;
  const subject = {
    principal,
    role: view.role.name,
    view: `${schema}.${view.name}`,
    table: `${location.schema}.${location.table}`,
  };
  const { otherPaths, memberships, written } = findings;
  return {
    ...judge(findings, subject),
    checkedAt: findings.checkedAt.toISOString(),
    ...(written?.until && { until: written.until.toISOString() }),
    details: {
      database: findings.database,
      table: subject.table,
      view: subject.view,
      principal,
      role: subject.role,
      memberships: memberships.map(
        m =>
          `granted by ${m.grantor}, inherit ${m.inherit}, set ${m.set}, admin ${m.admin}`,
      ),
      connect: findings.connect,
      selectView: findings.selectView,
      readsTable: findings.readsTable,
      otherPaths: otherPaths.filter(p => !p.managed).map(p => p.via),
      otherManagedRights: [
        ...otherPaths.filter(p => p.managed).map(p => p.via),
        ...findings.otherRights,
      ],
      surplusRights: findings.view.surplus,
    },
  };
}
