import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { DataContract, parseContract } from '../../contract';
import { examplesFolder } from '../../contract/__testUtils__/exampleMesh';
import { anyContract } from '../__testUtils__/anyContract';
import { loadExampleProducts } from '../__testUtils__/exampleProducts';
import { escapeMarkdown } from './escapeMarkdown';
import { markdownExporter } from './exportMarkdown';

// HTML is let through, as a careless portal would.
const markdown = new MarkdownIt({ html: true });

function render(contract: DataContract) {
  const { content } = markdownExporter.export({
    contracts: [{ contract, definition: '' }],
  });
  return markdown.render(content);
}

function tagsOf(html: string) {
  return html.match(/<[^>]*>/g);
}

/** The same contract with every text of its author replaced. */
function replaceTexts(value: unknown, text: () => string): unknown {
  if (Array.isArray(value)) {
    return value.map(item => replaceTexts(item, text));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [
        key,
        replaceTexts(child, text),
      ]),
    );
  }
  return typeof value === 'string' && /^mark\d+end$/.test(value)
    ? text()
    : value;
}

const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '[here](javascript:alert(1))',
    '![](x)',
    '| a | b |',
    'one\n\n# two',
    '`code`',
    '```\ncode',
    '*strong* _word_ ~~gone~~',
    '- item',
    '1. item',
    '> quote',
    '    code',
    '===',
    '&lt;b&gt;',
    '<b',
    'x\\',
    '\\|',
    '---',
    '<!-- ',
    ']: x',
  ),
);

describe('export as Markdown', () => {
  it('shows what a contract says', () => {
    const definition = readFileSync(
      join(examplesFolder, 'products/flights/flights.odcs.yaml'),
      'utf8',
    );
    const { contract } = parseContract(definition);

    const html = render(contract!);

    expect(html).toContain('<h1>Flights</h1>');
    expect(html).toContain('<h2>Scheduled flights (flights)</h2>');
    expect(html).toContain('<td>delay_minutes</td>');
    expect(html).toContain('<td>minLength 3, maxLength 3</td>');
    expect(html).toContain('^[A-Z0-9]{3}$');
    expect(html).toContain('<td>99.5%</td>');
  });

  it('shows what a product says, with its contracts', () => {
    const [{ source }] = loadExampleProducts();

    const html = markdown.render(markdownExporter.export(source).content);

    expect(html).toContain('<h1>Airports (airports)</h1>');
    expect(html).toContain('<h2>Output ports</h2>');
    expect(html).toContain('<td>datacontract:default/airports-contract</td>');
    expect(html).toContain('<td>latitude</td>');
    expect(html.match(/<h1>/g)).toHaveLength(1);
  });

  it('shows any text as it is', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const html = markdown.renderInline(escapeMarkdown(text));

        const shown = text
          .replace(/[\s\p{Control}\u2028\u2029]+/gu, ' ')
          .trim();
        expect(decode(html)).toBe(shown);
        expect(tagsOf(html)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps its form whatever the texts are', () => {
    fc.assert(
      fc.property(
        anyContract,
        fc.infiniteStream(hostileText),
        ({ contract }, texts) => {
          const next = () => `x${texts.next().value}`;
          const hostile = replaceTexts(contract, next) as DataContract;

          expect(tagsOf(render(hostile))).toEqual(tagsOf(render(contract)));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('keeps its form with a text at the beginning of a line', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const line = escapeMarkdown(text);

        const html = markdown.render(
          `${line}\n\n| ${line} |\n| --- |\n| ${line} |\n`,
        );

        expect(tagsOf(html)).toEqual(
          tagsOf(markdown.render(`${line && 'x'}\n\n| x |\n| --- |\n| x |\n`)),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

function decode(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
