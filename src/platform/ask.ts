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
  readonly none?: string;
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

/** Asks for a choice. That the choices could not be had stands in the list; picking it tries again. */
export function askPick<T>(question: PickQuestion<T>): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const stop = new AbortController();
  const fill = async () => {
    pick.busy = true;
    pick.items = await question.choices(stop.signal).then(orNone(question.none), failed);
    pick.busy = false;
  };
  const answered = answerOf<T, T>(pick, question, (give) => {
    const [chosen] = pick.selectedItems;
    if (chosen?.value !== undefined) give(chosen.value);
    else if (chosen !== undefined) void fill();
  });
  void fill();
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
    const items = await question.choices(stop.signal).then(orNone(question.none), failed);
    pick.canSelectMany = valuesOf(items).length > 0;
    pick.items = items;
    if (pick.canSelectMany) pick.selectedItems = items;
    pick.busy = false;
  };
  pick.onDidChangeSelection(() => pick.canSelectMany && sumUp());
  const answered = answerOf<T, readonly T[]>(pick, question, (give) => {
    const chosen = valuesOf(pick.selectedItems);
    if (chosen.length > 0) give(chosen);
    else if (!pick.canSelectMany && !pick.busy) void fill();
  });
  void fill();
  return answered.finally(() => stop.abort());
}

function valuesOf<T>(choices: readonly Choice<T>[]): readonly T[] {
  return choices.flatMap(({ value }) => (value === undefined ? [] : [value]));
}

/** Asks for a text. The box stays when the window loses the focus: what is pasted lies elsewhere. */
export function askText(question: TextQuestion): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  box.password = question.isSecret ?? false;
  box.prompt = question.prompt;
  box.value = question.value ?? '';
  box.ignoreFocusOut = true;
  box.onDidChangeValue(() => (box.validationMessage = undefined));
  return answerOf(box, question, (give) => {
    const wrong = question.wrong(box.value);
    if (wrong === undefined) give(box.value);
    else box.validationMessage = wrong;
  });
}

function answerOf<T, V>(
  input: vscode.QuickPick<Choice<T>> | vscode.InputBox,
  { title, placeholder, canGoBack }: Question,
  accept: (give: (answer: V) => void) => void,
): Promise<Answer<V>> {
  input.title = title;
  input.placeholder = placeholder;
  input.buttons = canGoBack ? [vscode.QuickInputButtons.Back] : [];
  return new Promise<Answer<V>>((give) => {
    input.onDidAccept(() => accept(give));
    input.onDidTriggerButton(() => give(BACK));
    input.onDidHide(() => give(undefined));
    input.show();
  }).finally(() => input.dispose());
}

function orNone<T>(none = 'There is nothing to choose of.') {
  return (choices: readonly Choice<T>[]): readonly Choice<T>[] =>
    choices.length > 0 ? choices : [{ label: none, alwaysShow: true }];
}

function failed(thrown: unknown): readonly Choice<never>[] {
  const { message, remedy } = toFailure(thrown);
  const detail = `${remedy} Choose this to try again.`.trim();
  return [{ label: `$(error) ${quickText(message)}`, detail: quickText(detail), alwaysShow: true }];
}
