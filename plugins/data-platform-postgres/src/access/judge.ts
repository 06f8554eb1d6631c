import { AccessEvidence } from '@meshport/backstage-plugin-data-platform-node';
import { Findings, Membership } from './findings';

// From this version a membership belongs to its grantor and has options.
const GRANTOR_VERSION = 160000;

/**
 * What the findings are about.
 * @internal
 */
export interface Subject {
  principal: string;
  readerRole: string;
  /** What a person reads, e.g. `flights.flights`. */
  table: string;
  tableExists: boolean;
}

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
  const member = findings.memberships.length > 0;
  const problems = [
    ...(member ? rightProblems(findings, subject) : []),
    ...otherPathProblems(findings, subject),
  ];

  if (problems.length > 0) {
    return { state: 'differs', summary: `${problems.join('. ')}.` };
  }
  if (member) {
    return {
      state: 'present',
      summary: `${principal} can read ${table} as a member of ${subject.readerRole}.`,
    };
  }
  return { state: 'absent', summary: absence(findings, subject) };
}

function absence(findings: Findings, subject: Subject): string {
  const { principal, table } = subject;
  if (!findings.principalExists) {
    return `There is no role ${principal} any more.`;
  }
  if (!subject.tableExists) {
    return `There is no ${table} any more; ${principal} has no right to it.`;
  }
  const managed = findings.otherPaths.filter(p => p.managed).map(p => p.via);
  return managed.length > 0
    ? `${principal} has no right of this port to ${table}, and reads it by the right of another port: ${managed.join(
        ', ',
      )}.`
    : `${principal} cannot read ${table}.`;
}

function rightProblems(findings: Findings, subject: Subject): string[] {
  const { principal, readerRole, table } = subject;
  const { reader, memberships } = findings;
  const versioned = findings.serverVersion >= GRANTOR_VERSION;
  const problems: string[] = [];
  const own = memberships.filter(
    m => !versioned || m.grantor === findings.provisioner,
  );

  if (!reader.ours) {
    problems.push(`The role ${readerRole} was not made by Meshport`);
  }
  if (own.length === 0) {
    problems.push(
      `${principal} is a member of ${readerRole}, but not by Meshport`,
    );
  }
  for (const membership of memberships.filter(m => !own.includes(m))) {
    problems.push(
      `${membership.grantor} made ${principal} a member of ${readerRole} too, and only they or a superuser can end that`,
    );
  }
  problems.push(
    ...own
      .flatMap(m => optionProblems(m, versioned))
      .map(
        problem => `The membership of ${principal} in ${readerRole} ${problem}`,
      ),
  );
  if (!subject.tableExists) {
    problems.push(`There is no ${table} any more`);
  } else if (!reader.selectTable || !reader.schemaUsage) {
    problems.push(`${readerRole} cannot read ${table}`);
  } else if (!findings.selectTable || !findings.schemaUsage) {
    problems.push(
      `${principal} cannot read ${table} although they are a member of ${readerRole}; the role may be NOINHERIT`,
    );
  }
  if (!findings.connect) {
    problems.push(
      `${principal} may not connect to the database ${findings.database}`,
    );
  }
  if (reader.login) {
    problems.push(`${readerRole} can log in`);
  }
  if (reader.memberOf.length > 0) {
    problems.push(
      `${readerRole} is a member of ${reader.memberOf.join(
        ', ',
      )}, and so gives more than it should`,
    );
  }
  if (reader.surplus.length > 0) {
    problems.push(
      `${readerRole} has rights on more than ${table}: ${reader.surplus.join(
        ', ',
      )}`,
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
    .map(({ via }) => {
      switch (via) {
        case 'PUBLIC':
          return `Everyone can read ${table}, by a right given to PUBLIC`;
        case principal:
          return `${principal} can read ${table} by a right given to them directly`;
        default:
          return `${principal} can read ${table} through the role ${via}`;
      }
    });
  const reads = findings.selectAnyColumn && findings.schemaUsage;
  if (
    reads &&
    findings.memberships.length === 0 &&
    findings.otherPaths.length === 0
  ) {
    problems.push(
      `${principal} can read ${table} by a path that was not found`,
    );
  }
  return problems;
}
