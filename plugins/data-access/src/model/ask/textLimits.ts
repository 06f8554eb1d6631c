/** The longest purpose the backend takes, in characters. */
export const LONGEST_PURPOSE = 500;

/** The most values by which the backend narrows one column. */
export const MOST_ROW_VALUES = 200;
