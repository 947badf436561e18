// What keys and menu do with a row of the plan.
import type { PlanNode } from '../api/types';
import { leaveOf, stepOf, type Move, type Step, type TreeRow } from '../domain/tree';
import type { Arranging } from './arrange.svelte';
import { place } from './place.svelte';
import type { PlanPage } from './plan.svelte';

type Row = TreeRow<PlanNode>;
const stepKeys: Record<string, Step> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };

export class RowActs {
  #plan: PlanPage;
  #arranging: Arranging;
  /** The node that was moved last, to be focused where it stands once the plan was read again. */
  #wanted: { id: string; under: string | undefined; before: unknown } | undefined;

  constructor(plan: PlanPage, arranging: Arranging) {
    this.#plan = plan;
    this.#arranging = arranging;
  }

  move(row: Row | undefined, to: Move | undefined): void {
    if (!row || !to) return;
    this.#wanted = { id: row.node.id, under: to.to === '' ? undefined : to.to, before: this.#plan.resource.data };
    if (to.from !== to.to) this.#plan.toggle(to.to, true);
    void this.#arranging.move(this.#plan.rows, row, to);
  }

  /** The row that was moved, once where it was moved to. */
  arrived(): Row | undefined {
    const now = this.#plan.resource.data;
    const wanted = this.#wanted;
    if (!this.#arranging.moved || !wanted || now === wanted.before) return undefined;
    const row = this.#plan.rows.find((r) => r.node.id === wanted.id && r.key.split('/').at(-2) === wanted.under);
    if (row) this.#wanted = undefined;
    return row;
  }

  /** It leaves this parent and stays under its others. */
  leave(row: Row): void {
    this.move(row, leaveOf(row));
  }

  /** Asks what it comes under as well. */
  askAlso(row: Row): void {
    place.set({ form: 'also', id: row.node.id, under: null }, 'push');
  }

  stepsOf(row: Row): Record<Step, Move | undefined> {
    const of = (step: Step) => stepOf(this.#plan.rows, row, step);
    return { up: of('up'), down: of('down'), in: of('in'), out: of('out') };
  }

  /** True where the key was about changing the row. */
  key(event: KeyboardEvent, row: Row): boolean {
    const step = event.altKey ? stepKeys[event.key] : undefined;
    const { kind, id } = row.node;
    if (step) this.move(row, stepOf(this.#plan.rows, row, step));
    else if (event.key === 'F2' && event.shiftKey && kind !== 'plan') this.askAlso(row);
    else if (event.key === 'Delete' && event.shiftKey) this.leave(row);
    else if (kind === 'kpi') return false;
    else if (event.key === 'F2') place.set({ form: kind, id, under: null }, 'push');
    else if (event.key === '+') place.set({ form: 'objective', under: id, id: null }, 'push');
    else if (event.key === 'Delete') void this.#arranging.remove(row.node);
    else return false;
    return true;
  }
}
