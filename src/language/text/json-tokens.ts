import type { ScanError, SyntaxKind } from 'jsonc-parser';

// The scanner's kinds by name: its own names are of a `const enum`, which does not outlive types.
export const OPEN_BRACE: SyntaxKind = 1;
export const CLOSE_BRACE: SyntaxKind = 2;
export const OPEN_BRACKET: SyntaxKind = 3;
export const CLOSE_BRACKET: SyntaxKind = 4;
export const COLON: SyntaxKind = 6;
export const STRING: SyntaxKind = 10;
export const NUMBER: SyntaxKind = 11;
export const END: SyntaxKind = 17;

/** The string goes on to the end of the line without a quote. */
export const UNCLOSED: ScanError = 2;
