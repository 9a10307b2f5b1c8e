import { RE2JS } from 're2js';
import type { RegexEngine } from '../core/filter/index.ts';

/** Patterns run on an engine whose time is linear in the text: none of them can hang the worker. */
export const regex: RegexEngine = {
  compile: (pattern) => {
    const compiled = RE2JS.compile(pattern);
    return { matches: (text) => compiled.matcher(text).find() };
  },
};
