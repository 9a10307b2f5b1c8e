import * as vscode from 'vscode';

const PAGE = 'https://www.microsoft.com/download/details.aspx?id=56519';

const WORDS =
  'Microsoft publishes the addresses of Azure’s services each week as “Azure IP Ranges and Service Tags – Public Cloud”: a file ServiceTags_Public_….json. Download it and name it in the setting “flowLogs.names.serviceTags”. “az network list-service-tags --location westeurope” prints the same. Nothing is downloaded or sent by itself.';

/** "Flow Logs: Where to Get Service Tags": says where, and opens the setting that names the file. */
export async function explainServiceTags(): Promise<void> {
  const [open, setting] = ['Open Download Page', 'Open Setting'];
  const options = { modal: true, detail: WORDS };
  const title = 'Service tags tell whose service a public address is';
  const chosen = await vscode.window.showInformationMessage(title, options, open, setting);
  if (chosen === open) await vscode.env.openExternal(vscode.Uri.parse(PAGE));
  if (chosen === setting) {
    const id = 'flowLogs.names.serviceTags';
    await vscode.commands.executeCommand('workbench.action.openSettings', id);
  }
}
