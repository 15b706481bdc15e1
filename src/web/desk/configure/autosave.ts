import type { ItemPackage } from "../../../modules/catalogue/shared.ts";
import type { DesignRefusal, Saved } from "../../../modules/designs/shared.ts";

/** How the package on the screen stands to the one on the server. */
export type SaveState =
  | { kind: "saved"; at: string }
  | { kind: "changed" }
  | { kind: "saving" }
  | { kind: "conflict"; by: string; at: string; revision: number }
  | { kind: "refused"; refusal: DesignRefusal }
  | { kind: "unreachable"; code: string };

export interface Snapshot {
  package: ItemPackage;
  revision: number;
  state: SaveState;
}

export interface AutosaveOptions {
  package: ItemPackage;
  revision: number;
  savedAt: string;
  send(revision: number, item: ItemPackage): Promise<Saved>;
  /** What to call a request that got no answer. */
  codeOf(error: unknown): string;
  /** Milliseconds of rest before what was changed is saved. */
  rest?: number;
}

/**
 * Saves a package while it is being edited: after a rest, one request at a time, each naming the revision it began from. After a conflict
 * nothing is sent until somebody chose whose work stays; nothing typed is lost meanwhile.
 */
export class Autosave {
  private now: Snapshot;
  private readonly options: AutosaveOptions;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | null = null;

  constructor(options: AutosaveOptions) {
    this.options = options;
    this.now = { package: options.package, revision: options.revision, state: { kind: "saved", at: options.savedAt } };
  }

  snapshot = (): Snapshot => this.now;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change = (part: Partial<ItemPackage>): void => {
    const isHeld = this.now.state.kind === "conflict";
    this.set({ package: { ...this.now.package, ...part }, ...(isHeld ? {} : { state: { kind: "changed" } }) });
    if (!isHeld) this.later();
  };

  /** Saves at once what is waiting; true when all that is on the screen is on the server. */
  flush = async (): Promise<boolean> => {
    clearTimeout(this.timer);
    await this.sending;
    if (this.isWaiting()) await this.send();
    return this.now.state.kind === "saved";
  };

  /** After a conflict: what is on the screen takes the place of what the other person saved, which stays in the history. */
  keepMine = (): Promise<boolean> => {
    const { state } = this.now;
    if (state.kind === "conflict") this.set({ revision: state.revision, state: { kind: "changed" } });
    return this.flush();
  };

  isWaiting = (): boolean => ["changed", "unreachable", "refused"].includes(this.now.state.kind);

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.options.rest ?? 1200);
  }

  private send(): Promise<void> {
    this.sending = this.sendNow().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  private async sendNow(): Promise<void> {
    const sent = this.now.package;
    this.set({ state: { kind: "saving" } });
    try {
      this.answered(sent, await this.options.send(this.now.revision, sent));
    } catch (error) {
      this.set({ state: { kind: "unreachable", code: this.options.codeOf(error) } });
    }
  }

  private answered(sent: ItemPackage, answer: Saved): void {
    if (!answer.ok) {
      this.set({ state: answer.conflict ? { kind: "conflict", ...answer.conflict } : { kind: "refused", refusal: answer } });
      return;
    }
    const isAll = this.now.package === sent;
    this.set({ revision: answer.revision, state: isAll ? { kind: "saved", at: answer.savedAt } : { kind: "changed" } });
    if (!isAll) this.later();
  }

  private set(part: Partial<Snapshot>): void {
    this.now = { ...this.now, ...part };
    for (const listener of this.listeners) listener();
  }
}
