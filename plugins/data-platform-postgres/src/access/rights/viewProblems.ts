import { ViewState } from '../views/readViews';

/**
 * What the findings are about.
 * @internal
 */
export interface Subject {
  principal: string;
  /** The role that reads the view. */
  role: string;
  /** What a person reads, e.g. `meshport.flights_flights_v1_…`. */
  view: string;
  /** What a person reads, e.g. `flights.flights`. */
  table: string;
}

/**
 * What is wrong with a view and its role, in words.
 * @internal
 */
export function viewProblems(state: ViewState, subject: Subject): string[] {
  const { role, view, table } = subject;
  const problems: [boolean, string][] = [
    [!state.roleOurs, `The role ${role} was not made by Meshport`],
    [!state.viewOurs, `There is no ${view} that Meshport made`],
    [state.login, `${role} can log in`],
    [
      state.memberOf.length > 0,
      `${role} is a member of ${state.memberOf.join(
        ', ',
      )}, and so gives more than it should`,
    ],
    [
      state.surplus.length > 0,
      `${role} has rights on more than ${view}: ${state.surplus.join(', ')}`,
    ],
  ];
  if (state.viewOurs) {
    problems.push(
      [!state.reads, `${role} cannot read ${view}`],
      [
        state.others.length > 0,
        `Others were given rights on ${view}: ${state.others.join(', ')}`,
      ],
      [!state.unchanged, `The query of ${view} was changed`],
      [!state.sameTable, `${view} shows another table than ${table}`],
      [
        state.sameTable && !state.sameColumns,
        `The columns of ${table} changed since ${view} was made`,
      ],
      [
        !state.sourceReads,
        `The provisioner, with whose rights ${view} reads, cannot read ${table}`,
      ],
    );
  }
  return problems.filter(([is]) => is).map(([, problem]) => problem);
}
