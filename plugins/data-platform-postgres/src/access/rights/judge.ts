import { AccessEvidence } from '@meshport/backstage-plugin-data-platform-node';
import { Findings } from './readFindings';
import { Membership } from './readMembers';
import { Subject, viewProblems } from './viewProblems';

// From this version a membership belongs to its grantor and has options.
const GRANTOR_VERSION = 160000;

/**
 * Decides from what was found whether the right is there as it should be.
 * Rights that Meshport manages for other ports of the same table are named
 * and are no difference: each of them has its own evidence.
 * @internal
 */
export function judge(
  findings: Findings,
  subject: Subject,
): Pick<AccessEvidence, 'state' | 'summary'> {
  const { principal, table } = subject;
  const { written } = findings;
  const older = !written && findings.olderMemberships.length > 0;
  const problems = [
    ...(written ? rightProblems(findings, subject) : []),
    ...(!written && !older ? leftovers(findings, subject) : []),
    ...otherPathProblems(findings, subject),
  ];
  if (problems.length > 0) {
    return { state: 'differs', summary: `${problems.join('. ')}.` };
  }
  if (older) {
    return {
      state: 'present',
      summary: `${principal} can read ${table} itself, by a right from before there were views, which PostgreSQL does not end on its own.`,
    };
  }
  if (written) {
    const end = written.until
      ? `until ${written.until.toISOString()}`
      : 'without an end';
    return {
      state: 'present',
      summary: `${principal} can read ${table} through ${subject.view}, ${end}.`,
    };
  }
  return { state: 'absent', summary: absence(findings, subject) };
}

function absence(findings: Findings, subject: Subject): string {
  const { principal, table, role } = subject;
  if (!findings.principalExists) {
    return `There is no role ${principal} any more.`;
  }
  if (!findings.tableExists) {
    return `There is no ${table} any more; ${principal} has no right to it.`;
  }
  const grantors = findings.memberships.map(({ grantor }) => grantor);
  const member =
    grantors.length > 0
      ? ` ${grantors.join(
          ', ',
        )} made them a member of ${role}, which alone lets nobody read.`
      : '';
  const managed = [
    ...findings.otherPaths.filter(p => p.managed).map(p => p.via),
    ...findings.otherRights,
  ];
  return managed.length > 0
    ? `${principal} has no right of this port to ${table}, and reads it by another right of the portal: ${managed.join(
        ', ',
      )}.${member}`
    : `${principal} cannot read ${table}.${member}`;
}

// Nothing is written down, so that only a changed function lets them read.
function leftovers(findings: Findings, subject: Subject): string[] {
  return findings.selectView && !findings.guarded
    ? [
        `${subject.principal} can read ${subject.view}: the function that refuses was changed`,
      ]
    : [];
}

function rightProblems(findings: Findings, subject: Subject): string[] {
  const { principal, role, table } = subject;
  const { memberships, written, serverVersion } = findings;
  const versioned = serverVersion >= GRANTOR_VERSION;
  const own = memberships.filter(
    m => !versioned || m.grantor === findings.provisioner,
  );
  const problems: string[] = [];
  if (written?.over) {
    problems.push(
      `The right of ${principal} ended at ${written.until?.toISOString()}, and PostgreSQL refuses it since`,
    );
  }
  if (own.length === 0) {
    problems.push(
      memberships.length > 0
        ? `${principal} is a member of ${role}, but not by Meshport`
        : `${principal} is no member of ${role} any more`,
    );
  }
  for (const { grantor } of memberships.filter(m => !own.includes(m))) {
    problems.push(`${grantor} made ${principal} a member of ${role} too`);
  }
  problems.push(
    ...own
      .flatMap(m => optionProblems(m, versioned))
      .map(problem => `The membership of ${principal} in ${role} ${problem}`),
    ...viewProblems(findings.view, subject),
  );
  if (!findings.guarded) {
    problems.push(
      'The function that refuses rights past their end was changed',
    );
  }
  if (findings.rowSecurity) {
    problems.push(
      `${table} got row security, which the view goes around; end the right or take the policies away`,
    );
  }
  if (own.length > 0 && findings.view.reads && !findings.selectView) {
    problems.push(
      `${principal} cannot read ${subject.view} although they are a member of ${role}; the role may be NOINHERIT`,
    );
  }
  if (!findings.connect) {
    problems.push(
      `${principal} may not connect to the database ${findings.database}`,
    );
  }
  return problems;
}

function optionProblems(membership: Membership, versioned: boolean): string[] {
  return [
    ...(membership.admin ? ['lets them pass it on (ADMIN)'] : []),
    ...(versioned && membership.set ? ['lets them SET ROLE'] : []),
    ...(membership.inherit ? [] : ['is not inherited']),
  ];
}

function otherPathProblems(findings: Findings, subject: Subject): string[] {
  const { principal, table } = subject;
  if (findings.superuser) {
    return [`${principal} is a superuser and reads everything`];
  }
  const problems = findings.otherPaths
    .filter(path => !path.managed)
    .map(({ via }) => describePath(via, subject));
  const explained =
    findings.otherPaths.length > 0 || findings.olderMemberships.length > 0;
  if (findings.readsTable && !explained) {
    problems.push(
      `${principal} can read ${table} by a path that was not found`,
    );
  }
  return problems;
}

function describePath(via: string, { principal, table }: Subject): string {
  switch (via) {
    case 'PUBLIC':
      return `Everyone can read ${table}, by a right given to PUBLIC`;
    case principal:
      return `${principal} can read ${table} by a right given to them directly`;
    default:
      return `${principal} can read ${table} through the role ${via}`;
  }
}
