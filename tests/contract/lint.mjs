// Lints src/api/openapi.yaml: structure, references, unused parts, examples that do not fit their schema.
// Every complaint fails, warnings included. It judges the document alone; contract.mjs judges the server.
import { fileURLToPath } from 'node:url';
import { createConfig, formatProblems, lint } from '@redocly/openapi-core';

const document = process.argv[2] ?? fileURLToPath(new URL('../../src/api/openapi.yaml', import.meta.url));

const config = await createConfig({
  extends: ['recommended'],
  rules: {
    // The server of this document is the one that serves it, on loopback.
    'no-server-example.com': 'off',
    'no-ambiguous-paths': 'error',
    'no-invalid-media-type-examples': 'error',
    'no-invalid-schema-examples': 'error',
    'no-invalid-parameter-examples': 'error',
    'no-unused-components': 'error',
    'operation-operationId-unique': 'error',
    'operation-description': 'off',
    'operation-4xx-response': 'error',
    'tag-description': 'error',
    'parameter-description': 'error',
  },
});

const problems = await lint({ ref: document, config });
formatProblems(problems, { format: 'stylish', totals: { errors: problems.length, warnings: 0, ignored: 0 }, version: '' });
if (problems.length > 0) {
  console.error(`${problems.length} complaints about ${document}`);
  process.exit(1);
}
console.log('openapi.yaml: nothing to complain about');
