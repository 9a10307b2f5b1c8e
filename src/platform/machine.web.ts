import type * as machine from './machine.ts';

export const homeFolder: typeof machine.homeFolder = undefined;

export const hasFiles: typeof machine.hasFiles = () => false;

export const signsWithKeys: typeof machine.signsWithKeys = () => false;

export const engineFile: typeof machine.engineFile = ['dist', 'web', 'engine.js'];

/** A folder that a browser has opened bears the scheme of files, too: only the editor reads it. */
export const isFileOfMachine: typeof machine.isFileOfMachine = () => false;

/** A browser hashes only while one waits; the text says the same. */
export const digest: typeof machine.digest = (text) => text;

export const machineWords: typeof machine.machineWords = () => navigator.userAgent;
