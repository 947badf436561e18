// What a person says about a key result without a number: a score with evidence, what is done, how likely
// success is; or the second person's yes to a score.
import { confirmKeyResult, reportKeyResult } from '../api/koers';
import type { KeyResultDefinition, KeyResultReceipt, KeyResultReport, KeyResultState } from '../api/types';
import { readNumber } from '../domain/numbers';
import { inLanguage } from '../domain/words';
import { Draft } from './draft.svelte';
import { notices } from './notice.svelte';
import { Saving } from './saving.svelte';
import { session, t } from './session.svelte';

export interface ReportFields {
  by: string;
  score: string;
  evidence: string;
  note: string;
  confidence: string;
  /** Milestones of which it was said here whether they are done; "" stands for a key result that is done or not. */
  done: Record<string, boolean>;
}

export class ReportState {
  readonly rubric: string;
  draft: Draft<ReportFields>;
  saving = new Saving();
  hasTried = $state(false);
  #objective: string;
  #result: () => KeyResultState;

  /** To be made while a component is set up. `result`: how it stands now. */
  constructor(objective: string, result: () => KeyResultState, definition: KeyResultDefinition | undefined) {
    this.#objective = objective;
    this.#result = result;
    this.rubric = definition?.assessed ? inLanguage(definition.assessed.rubric, session.language) : '';
    this.draft = new Draft<ReportFields>(`report.${objective}.${result().id}`, {
      by: session.me ?? '', score: '', evidence: '', note: '', confidence: '', done: {},
    });
  }

  get fields(): ReportFields {
    return this.draft.fields;
  }

  isDone(step: string): boolean {
    return this.fields.done[step] ?? this.#wasDone(step);
  }

  /** These are done, and no others. */
  say(done: readonly string[]): void {
    for (const step of this.#steps()) {
      const isDone = done.includes(step);
      if (isDone === this.#wasDone(step)) delete this.fields.done[step];
      else this.fields.done[step] = isDone;
    }
  }

  #steps(): string[] {
    const { kind, milestones } = this.#result();
    return kind === 'binary' ? [''] : (milestones ?? []).map((step) => step.id);
  }

  #wasDone(step: string): boolean {
    const { kind, score, milestones } = this.#result();
    return kind === 'binary' ? score === 1 : Boolean(milestones?.find(({ id }) => id === step)?.done);
  }

  /** What was typed as a number and is none. */
  wrong(text: string): string | undefined {
    return text.trim() !== '' && readNumber(text, session.language) === undefined ? t('value.not_a_number') : undefined;
  }

  /** True when everything that was said is on record. */
  async save(): Promise<boolean> {
    this.hasTried = true;
    const { score, confidence } = this.fields;
    if (this.wrong(score) ?? this.wrong(confidence)) return false;
    return this.#keep(async () => {
      let receipt: KeyResultReceipt | undefined;
      for (const report of this.#reports()) receipt = await this.#report(report);
      return receipt;
    });
  }

  confirm(): Promise<boolean> {
    return this.#keep(() =>
      confirmKeyResult(this.#objective, this.#result().id, this.fields.by, { lang: session.language }),
    );
  }

  async #keep(act: () => Promise<KeyResultReceipt | undefined>): Promise<boolean> {
    const receipt = await this.saving.run(act);
    if (!receipt) return false;
    this.draft.clear();
    notices.show({ text: t(receipt.awaiting_confirmation ? 'report.waits' : 'report.saved') });
    return true;
  }

  #report(report: KeyResultReport): Promise<KeyResultReceipt> {
    return reportKeyResult(this.#objective, this.#result().id, report, { lang: session.language });
  }

  /** One report of what was judged, and one for each step whose state changed. */
  #reports(): KeyResultReport[] {
    const { by, score, evidence, note, confidence, done } = $state.snapshot(this.draft.fields) as ReportFields;
    const said: KeyResultReport = { by };
    if (note.trim() !== '') said.note = note.trim();
    const number = readNumber(score, session.language);
    if (number !== undefined) Object.assign(said, { score: number, evidence: evidence.trim() });
    const sure = readNumber(confidence, session.language);
    if (sure !== undefined) said.confidence = sure;
    const changed = this.#steps()
      .filter((id) => done[id] !== undefined && done[id] !== this.#wasDone(id))
      .map((id) => ({ by, done: done[id] === true, ...(id === '' ? {} : { milestone: id }) }));
    // Nothing said at all is refused by the server, in its words.
    return 'score' in said || 'confidence' in said || changed.length === 0 ? [said, ...changed] : changed;
  }
}
