// Arranging the plan: moving its nodes with a way back, removing them, taking them a step from draft to agreed.
import { createDefinition, deleteDefinition, moveInPlan, readDefinition, stepPlan } from '../api/koers';
import type { PlanNode, PlanState } from '../api/types';
import { backOf, type Move, type TreeRow } from '../domain/tree';
import { notices } from './notice.svelte';
import { Saving } from './saving.svelte';
import { session, t } from './session.svelte';

export class Arranging {
  saving = new Saving();
  /** What was moved last: a row of it is looked for when the plan was read again. */
  moved = $state.raw<Move>();
  #refresh: () => Promise<void>;

  /** `refresh` reads the plan again: until that is done nothing else is moved. */
  constructor(refresh: () => Promise<void>) {
    this.#refresh = refresh;
  }

  /** True when it stands there. */
  async move(rows: readonly TreeRow<PlanNode>[], row: TreeRow<PlanNode>, move: Move): Promise<boolean> {
    const back = backOf(rows, row, move);
    if (!(await this.#run(move))) return false;
    const above = rows.find((r) => r.node.id === (move.also ? move.to : move.from))?.node.title ?? '';
    const what = move.also ? 'arrange.added' : back.also ? 'arrange.left' : 'arrange.moved';
    notices.show({
      text: t(what, { name: row.node.title, above }),
      action: { label: t('undo'), run: () => void this.#run(back) },
    });
    return true;
  }

  async remove(node: PlanNode): Promise<void> {
    const kind = node.kind;
    if (kind === 'kpi') return;
    const query = { lang: session.language };
    const removed = await this.saving.run(async () => {
      const { definition, revision } = await readDefinition(kind, node.id, { as: session.me });
      await deleteDefinition(kind, node.id, revision, query);
      return definition;
    });
    if (!removed) return;
    const undo = () => void this.saving.run(() => createDefinition(kind, removed, query));
    notices.show({ text: t('edit.removed', { name: node.title }), action: { label: t('undo'), run: undo } });
  }

  /** Takes one objective a step: to a proposal, to what is agreed, back to a draft. */
  async step(node: PlanNode, to: PlanState): Promise<void> {
    const items = [{ kind: 'objective' as const, id: node.id }];
    const done = await this.saving.run(() => stepPlan({ to, items, by: session.me }, { lang: session.language }));
    if (done) notices.show({ text: t(`arrange.to_${to}`, { name: node.title }) });
  }

  async #run(move: Move): Promise<boolean> {
    const query = { lang: session.language };
    const given = Object.fromEntries(Object.entries(move).filter(([, value]) => value !== '')) as unknown as Move;
    const done = await this.saving.run(async () => {
      const moved = await moveInPlan(given, query);
      this.moved = move;
      await this.#refresh();
      return moved;
    });
    return done !== undefined;
  }
}
