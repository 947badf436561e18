// The process behaviour chart of a KPI in words and numbers, with what people noted on it.
import { annotate, readProcess, withdrawAnnotation } from '../api/koers';
import type { Annotation, AnnotationInput, ProcessChart } from '../api/types';
import { recall, remember } from './storage';
import { concerns } from './kpi.svelte';
import { notices } from './notice.svelte';
import { place } from './place.svelte';
import { Resource } from './resource.svelte';
import { Saving } from './saving.svelte';
import { session, t } from './session.svelte';

export class ProcessState {
  readonly id: string;
  resource: Resource<ProcessChart>;
  saving = new Saving();
  /** The day of the proposal that this browser put off; another day is another proposal. */
  #later = $state<string | null>(null);

  constructor(id: string) {
    this.id = id;
    this.#later = recall(`later.${id}`);
    this.resource = new Resource({
      read: () => {
        const query = { on: place.on, lang: session.language };
        return (signal) => readProcess(id, query, signal);
      },
      concerns: (event) => concerns(id, event),
    });
  }

  /** What the values speak for now; looking back, nothing is decided. */
  get proposal() {
    const proposal = this.resource.data?.proposal;
    return proposal && !place.on && proposal.day !== this.#later ? proposal : undefined;
  }

  later(): void {
    this.#later = this.proposal?.day ?? null;
    remember(`later.${this.id}`, this.#later);
  }

  /** Whether it was kept; what was objected to stands in `saving`. */
  async note(input: AnnotationInput): Promise<boolean> {
    const kept = await this.saving.run(() => annotate(this.id, input, { lang: session.language }));
    if (!kept) return false;
    const undo = { label: t('undo'), run: () => void this.withdraw(kept) };
    notices.show({ text: t('process.noted', { day: kept.day_text }), action: undo });
    await this.resource.refresh();
    return true;
  }

  async withdraw(annotation: Annotation): Promise<void> {
    const gone = await this.saving.run(() => withdrawAnnotation(this.id, annotation.id, { lang: session.language }));
    if (!gone) return;
    const { day, note, effect } = gone;
    const undo = { label: t('undo'), run: () => void this.note({ day, note, effect }) };
    notices.show({ text: t('process.withdrawn', { day: gone.day_text }), action: undo });
    await this.resource.refresh();
  }
}
