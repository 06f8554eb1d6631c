module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // The conformance kit is made of tests that adapters call.
      files: ['src/conformance/**'],
      rules: { 'jest/no-export': 'off' },
    },
  ],
});
