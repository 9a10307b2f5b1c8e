import esbuild from 'esbuild';

/**
 * Prints what went wrong, the guard's errors too: esbuild itself prints only those of a build
 * that came before its end. To stand after every plugin that may add one.
 * @returns {import('esbuild').Plugin}
 */
export function messagePrinter() {
  return {
    name: 'message-printer',
    setup(build) {
      build.onEnd(async ({ errors, warnings }) => {
        const color = process.stderr.isTTY;
        const texts = [
          ...(await esbuild.formatMessages(warnings, { kind: 'warning', color })),
          ...(await esbuild.formatMessages(errors, { kind: 'error', color })),
        ];
        for (const text of texts) console.error(text.trimEnd() + '\n');
      });
    },
  };
}

/**
 * Tells the editor's task runner when a build begins and ends (.vscode/tasks.json waits for it).
 * @param {string} name
 * @returns {import('esbuild').Plugin}
 */
export function announcer(name) {
  return {
    name: 'announcer',
    setup(build) {
      build.onStart(() => console.log(`build started: ${name}`));
      build.onEnd(({ errors }) => console.log(`build finished: ${name}, ${errors.length} errors`));
    },
  };
}

/** @param {import('esbuild').Metafile} metafile */
export function printSizes({ outputs }) {
  const shipped = Object.entries(outputs).filter(([file]) => !file.endsWith('.map'));
  for (const [file, { bytes }] of shipped) {
    console.log(`${file.padEnd(28)} ${(bytes / 1024).toFixed(1).padStart(9)} KiB`);
  }
}
