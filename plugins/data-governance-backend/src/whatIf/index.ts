export * from './Replay';
export * from './Turnstile';
export * from './WhatIf';
