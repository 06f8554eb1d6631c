export * from './checkContract';
export * from './describeCheck';
export * from './exitCode';
export * from './junit';
export * from './toJunitXml';
export * from './toOneLine';
