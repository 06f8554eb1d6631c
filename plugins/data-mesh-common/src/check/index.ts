export * from './checkContract';
export * from './describeCheck';
export * from './exitCode';
export * from './toJunitXml';
export * from './toOneLine';
