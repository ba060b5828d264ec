import { refusalsOf, type SchemaReport } from './check-schema.ts';
import type { JudgedChange, OperationFinding } from './compare-schemas.ts';
import type { Level } from './finding.ts';

/** A report as Markdown, for a pull request or a terminal. */
export function toMarkdown(report: SchemaReport): string {
  const refusals = refusalsOf(report);
  const { comparison } = report;
  const of = (level: Level) => comparison?.changes.filter((change) => change.level === level) ?? [];
  const sections = [
    `# Schema check: ${refusals.length === 0 ? 'passed' : 'refused'}`,
    `${report.next} against ${report.base}. ${refusals.length === 0 ? 'Nothing stands against it.' : `Against it: ${refusals.join(', ')}.`}`,
    section(
      'Composition errors',
      report.compositionErrors.map((error) => `- ${oneLine(error)}`),
    ),
    ...(comparison === null
      ? []
      : [
          `| breaking | dangerous | safe | operations checked |\n|---|---|---|---|\n| ${of('breaking').length} | ${of('dangerous').length} | ${of('safe').length} | ${comparison.operations.length} |`,
          changesTable('Breaking changes', of('breaking')),
          section('Operations that are not valid, whatever changed', findingLines(comparison.unexplained)),
          changesTable('Dangerous changes', of('dangerous')),
          details(
            'Safe changes',
            of('safe').map(({ path, message }) => `- ${code(path)}: ${oneLine(message)}`),
          ),
          details(
            'Operations checked',
            comparison.operations.map(({ id, isNew }) => `- ${id}: ${isNew ? 'new, ' : ''}${fateOf(id, report)}`),
          ),
        ]),
    section(
      'Composition hints',
      report.hints.map(
        ({ code: name, message, allowed }) =>
          `- ${code(name)}: ${oneLine(message)} ${allowed === null ? '**No reason is given for it.**' : `(allowed: ${allowed})`}`,
      ),
    ),
    section(
      'Not described',
      report.undescribed.map((line) => `- ${line}`),
    ),
    deprecationsTable(report),
    section(
      'Acceptances that have done their work',
      report.spentAcceptances.map(({ path }) => `- ${code(path)}: take it out of schema/accepted.ts`),
    ),
    `Checked in ${(report.tookMs / 1_000).toFixed(1)} s. How to read this: docs/schema-checks.md.`,
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function changesTable(title: string, changes: readonly JudgedChange[]): string {
  const rows = changes.map(
    ({ path, message, reason, operations }) =>
      `| ${code(path)} | ${cell(message)}${reason === null ? '' : `<br>${cell(reason)}`} | ${meetings(operations)} |`,
  );
  return section(title, rows.length === 0 ? [] : ['| where | what | operations that meet it |', '|---|---|---|', ...rows]);
}

function meetings(findings: readonly OperationFinding[]): string {
  if (findings.length === 0) return 'none that is registered';
  return [...byOperation(findings)]
    .map(
      ([operation, own]) =>
        `${code(operation)} by ${[...new Set(own.map(({ foundBy }) => foundBy))].join(' and ')}: ${cell(own[0]?.message ?? '')}`,
    )
    .join('<br>');
}

function findingLines(findings: readonly OperationFinding[]): readonly string[] {
  return findings.map(({ operation, foundBy, message }) => `- ${code(operation)} by ${foundBy}: ${oneLine(message)}`);
}

function byOperation(findings: readonly OperationFinding[]): ReadonlyMap<string, readonly OperationFinding[]> {
  return Map.groupBy(findings, ({ operation }) => operation);
}

function fateOf(id: string, { comparison }: SchemaReport): string {
  const own = [
    ...(comparison?.changes.flatMap(({ operations }) => operations) ?? []),
    ...(comparison?.unexplained ?? []),
  ].filter(({ operation }) => operation === id);
  if (own.length === 0) return 'works';
  return own.some(({ level }) => level === 'breaking') ? '**breaks**' : 'meets something new';
}

function deprecationsTable({ deprecations }: SchemaReport): string {
  const rows = deprecations.map(
    ({ coordinate, reason, sunset, state, usedBy }) =>
      `| ${code(coordinate)} | ${sunset ?? '**none**'}${state === 'overdue' ? ' **passed**' : ''} | ${usedBy.length === 0 ? 'no registered operation' : usedBy.map(code).join(', ')} | ${cell(reason)} |`,
  );
  return section(
    'Deprecated',
    rows.length === 0 ? [] : ['| what | sunset | still used by | reason |', '|---|---|---|---|', ...rows],
  );
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

function details(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : `<details><summary>${title} (${lines.length})</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Text that neither ends a table's cell nor begins a tag. */
function cell(text: string): string {
  return oneLine(text).replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
