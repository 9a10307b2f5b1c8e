import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';

/** The extension in the window that answers. */
export const PROBE_EXTENSION = path.join(import.meta.dirname, 'probe-extension');

/** What the extension host holds once its garbage is collected, bytes. */
export interface HostMemory {
  readonly resident: number;
  /** Of the main thread, with what lies outside of its heap. */
  readonly heap: number;
  /** Of all workers, with what lies outside of their heaps. */
  readonly engine: number;
  readonly workers: number;
}

/** A line to the extension host of a window. */
export class Probe {
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'flow-logs-probe-'));
  private readonly file = path.join(this.folder, 'port');

  /** Where the extension leaves its port. */
  get env(): Readonly<Record<string, string>> {
    return { FLOW_LOGS_PROBE: this.file };
  }

  /** The process of the extension host, once there is one that is not `other`. */
  async process(other = 0): Promise<number> {
    const read = () => (fs.existsSync(this.file) ? this.read()[1] : other);
    await expect.poll(read, { timeout: 120_000 }).not.toBe(other);
    return this.read()[1];
  }

  memory(): Promise<HostMemory> {
    return this.ask('memory', {}) as Promise<HostMemory>;
  }

  async run(command: string, place: { file?: string; view?: string } = {}): Promise<void> {
    await this.ask('run', { command, ...place });
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private async ask(what: string, query: Record<string, string>): Promise<unknown> {
    const address = `http://127.0.0.1:${this.read()[0]}/${what}?${String(new URLSearchParams(query))}`;
    const response = await fetch(address);
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }

  private read(): [port: number, pid: number] {
    const [port, pid] = fs.readFileSync(this.file, 'utf8').split(' ').map(Number);
    return [port!, pid!];
  }
}
