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

let running = 0;

/**
 * Tells the editor's task runner when building begins and when all of it has ended:
 * .vscode/tasks.json waits for that.
 * @param {string} name
 * @returns {import('esbuild').Plugin}
 */
export function announcer(name) {
  return {
    name: 'announcer',
    setup(build) {
      build.onStart(() => {
        running += 1;
        console.log(`build started: ${name}`);
      });
      build.onEnd(({ errors }) => {
        running -= 1;
        console.log(`built: ${name}, ${errors.length} errors`);
        if (running === 0) console.log('build finished');
      });
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
