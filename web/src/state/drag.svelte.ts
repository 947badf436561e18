// A row of the plan under the pointer: which one, over which other, and what dropping it there would mean.
import type { PlanNode } from '../api/types';
import { alsoOf, dropOf, type Move, type TreeRow, type Zone } from '../domain/tree';

/** The share of a row's height at its edges that means beside it; between them it means into it. */
const edge = 0.3;

export class Dragging {
  key = $state<string>();
  over = $state.raw<{ key: string; zone: Zone }>();
  /** It is to stay where it is as well. */
  isAlso = $state(false);

  start(key: string): void {
    this.key = key;
    this.isAlso = false;
  }

  /** True where the row that is dragged may be dropped. `share`: how far down the row the pointer is, 0 to 1. */
  hover(rows: readonly TreeRow<PlanNode>[], key: string, share: number): boolean {
    const zone: Zone = share < edge ? 'before' : share > 1 - edge ? 'after' : 'into';
    const place = [zone, 'into' as const, 'after' as const].find((z) => this.#move(rows, key, z) !== undefined);
    this.over = place === undefined ? undefined : { key, zone: place };
    return place !== undefined;
  }

  /** Ends it; the move that dropping here means. */
  drop(rows: readonly TreeRow<PlanNode>[]): Move | undefined {
    const move = this.over && this.#move(rows, this.over.key, this.over.zone);
    this.stop();
    return move;
  }

  stop(): void {
    this.key = undefined;
    this.over = undefined;
  }

  #move(rows: readonly TreeRow<PlanNode>[], key: string, zone: Zone): Move | undefined {
    const row = rows.find((r) => r.key === this.key);
    const target = rows.find((r) => r.key === key);
    const move = row && target && dropOf(rows, row, target, zone);
    return move && this.isAlso ? alsoOf(move) : move;
  }
}
