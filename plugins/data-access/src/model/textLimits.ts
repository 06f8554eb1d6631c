/** The longest purpose the backend takes, in characters. */
export const LONGEST_PURPOSE = 500;
