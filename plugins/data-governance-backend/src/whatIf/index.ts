export * from './Replay';
export * from './WhatIf';
