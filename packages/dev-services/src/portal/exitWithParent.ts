// Loaded before the backend: when the process that started it is killed, the
// backend must not stay behind and hold its port.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

export {};
