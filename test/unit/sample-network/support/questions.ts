import fs from 'node:fs';

/** The filters of docs/sample-network.md by the questions that they answer. */
export function documentedFilters(): ReadonlyMap<string, string> {
  const text = fs.readFileSync('docs/sample-network.md', 'utf8');
  const answered = text.matchAll(/^### (.+)\n\n```kql\n(.+)\n```$/gm);
  return new Map(Array.from(answered, ([, question, filter]) => [question!, filter!]));
}
