import * as vscode from 'vscode';
import { toFailure } from '../protocol/failure.ts';
import { quickText } from './quick-text.ts';

/** The person wants the question before this one again. */
export const BACK = Symbol('back');

/** What was answered; `undefined` where the person left. */
export type Answer<T> = T | typeof BACK | undefined;

interface Question {
  readonly title: string;
  readonly placeholder: string;
  readonly canGoBack: boolean;
}

/** One of the answers that can be picked. */
export interface Choice<T> extends vscode.QuickPickItem {
  readonly value?: T;
}

/** A choice; where it takes time to know what of, the list is there at once and busy. */
export interface PickQuestion<T> extends Question {
  readonly choices: (signal: AbortSignal) => Promise<readonly Choice<T>[]>;
  /** What the list says where there is nothing to choose of. */
  readonly none?: Choice<T>;
  /** What is offered where there is nothing to choose of, or where that could not be had. */
  readonly instead?: readonly Choice<T>[];
  /** Takes the only choice that there is, without asking. */
  readonly takesOnly?: boolean;
}

/** Several choices; all are chosen at first. */
export interface PickManyQuestion<T> extends PickQuestion<T> {
  /** Says in a few words what the choice comes to, as it changes. */
  readonly sum: (chosen: readonly T[]) => string;
}

/** A text; `wrong` says why it is none that can be taken. */
export interface TextQuestion extends Question {
  readonly prompt: string;
  readonly isSecret?: boolean;
  readonly value?: string;
  readonly wrong: (text: string) => string | undefined;
}

/**
 * Asks for a choice. That the choices could not be had stands in the list; picking it tries again.
 * The list stays when the window loses the focus: having the choices may take a sign-in.
 */
export function askPick<T>(question: PickQuestion<T>): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  const stop = new AbortController();
  const answered = answerOf<T, T>(pick, question, (give) => {
    const fill = async () => {
      pick.busy = true;
      pick.items = await listed(question, stop.signal);
      pick.busy = false;
      const [only, ...others] = pick.items;
      const isOnly = question.takesOnly === true && others.length === 0;
      if (isOnly && only?.value !== undefined) give(only.value);
    };
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen?.value !== undefined) give(chosen.value);
      else if (chosen !== undefined) void fill();
    });
    void fill();
  });
  return answered.finally(() => stop.abort());
}

/** Asks for one choice at least. A failure stands in the list, as `askPick` has it. */
export function askPickMany<T>(question: PickManyQuestion<T>): Promise<Answer<readonly T[]>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  const stop = new AbortController();
  const sumUp = () => (pick.placeholder = question.sum(valuesOf(pick.selectedItems)));
  const fill = async () => {
    pick.busy = true;
    const items = await listed(question, stop.signal);
    pick.canSelectMany = valuesOf(items).length > 0;
    pick.items = items;
    if (pick.canSelectMany) pick.selectedItems = items;
    pick.busy = false;
  };
  pick.onDidChangeSelection(() => pick.canSelectMany && sumUp());
  const answered = answerOf<T, readonly T[]>(pick, question, (give) => {
    pick.onDidAccept(() => {
      const chosen = valuesOf(pick.selectedItems);
      if (chosen.length > 0) give(chosen);
      else if (!pick.canSelectMany && !pick.busy) void fill();
    });
    void fill();
  });
  return answered.finally(() => stop.abort());
}

function valuesOf<T>(choices: readonly Choice<T>[]): readonly T[] {
  return choices.flatMap(({ value }) => (value === undefined ? [] : [value]));
}

/** Asks for a text. The box stays when the window loses the focus: what is pasted lies elsewhere. */
export function askText(question: TextQuestion): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  box.password = question.isSecret ?? false;
  box.prompt = quickText(question.prompt);
  box.value = question.value ?? '';
  box.ignoreFocusOut = true;
  box.onDidChangeValue(() => (box.validationMessage = undefined));
  return answerOf<never, string>(box, question, (give) => {
    box.onDidAccept(() => {
      const wrong = question.wrong(box.value);
      if (wrong === undefined) give(box.value);
      else box.validationMessage = quickText(wrong);
    });
  });
}

function answerOf<T, V>(
  input: vscode.QuickPick<Choice<T>> | vscode.InputBox,
  { title, placeholder, canGoBack }: Question,
  begin: (give: (answer: V) => void) => void,
): Promise<Answer<V>> {
  input.title = title;
  input.placeholder = placeholder;
  input.buttons = canGoBack ? [vscode.QuickInputButtons.Back] : [];
  return new Promise<Answer<V>>((give) => {
    input.onDidTriggerButton(() => give(BACK));
    input.onDidHide(() => give(undefined));
    input.show();
    begin(give);
  }).finally(() => input.dispose());
}

async function listed<T>(
  { choices, none = { label: 'There is nothing to choose of.' }, instead = [] }: PickQuestion<T>,
  signal: AbortSignal,
): Promise<readonly Choice<T>[]> {
  const found = await choices(signal).catch(failed);
  if (found.some(({ value }) => value !== undefined)) return found;
  const said = found.length > 0 ? found : [none];
  return [...said, AGAIN, ...instead].map((each) => ({ ...each, alwaysShow: true }));
}

/** Whatever has no value asks again. */
const AGAIN = { label: '$(refresh) Try Again' };

function failed(thrown: unknown): readonly Choice<never>[] {
  const { message, remedy } = toFailure(thrown);
  return [{ label: `$(error) ${quickText(message)}`, detail: quickText(remedy) }];
}
