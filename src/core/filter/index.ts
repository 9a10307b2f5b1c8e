/** The public face of the filter language: the language itself, and the engine that runs it. */
export { compileFilter, type CompileOptions } from './compile.ts';
export * from './language.ts';
export { mentionedColumns } from './mentioned-columns.ts';
