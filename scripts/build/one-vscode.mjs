const NAMESPACE = 'one-vscode';

/**
 * The esbuild plugin that has a bundle take the editor's API once. By itself each module that
 * imports it would make a copy of all its names as it is loaded: a third of the activation.
 * @returns {import('esbuild').Plugin}
 */
export function oneVscode() {
  return {
    name: NAMESPACE,
    setup(build) {
      build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
        namespace === NAMESPACE
          ? { path: 'vscode', external: true }
          : { path: 'vscode', namespace: NAMESPACE },
      );
      build.onLoad({ filter: /^vscode$/, namespace: NAMESPACE }, () => ({
        contents: "export * from 'vscode';",
      }));
    },
  };
}

/** Whether an input of a metafile is what this plugin made. @param {string} file */
export const isOneVscode = (file) => file.startsWith(`${NAMESPACE}:`);
