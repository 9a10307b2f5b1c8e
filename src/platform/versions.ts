import * as vscode from 'vscode';
import { machineWords } from './machine.ts';

/** What runs here, a line each: the first question of every support case. */
export function versionLines({ packageJSON }: vscode.Extension<unknown>): string[] {
  const { version } = packageJSON as { readonly version: string };
  const { env } = vscode;
  return [
    `Flow Log Lens ${version}`,
    `${env.appName} ${vscode.version} (${env.appHost})`,
    machineWords(),
    ...(env.remoteName === undefined ? [] : [`remote: ${env.remoteName}`]),
  ];
}
