// The plan as rows: a walk from the roots, each node under every parent it serves. A node that is its
// own ancestor (which the server refuses) is cut, so a broken plan can never hang the page.
export interface TreeNode {
  id: string;
  parents: string[];
  children: string[];
}

export interface TreeRow<T> {
  node: T;
  level: number;
  /** Unique per row, also where a node appears twice: ids from the root, joined by "/". */
  key: string;
  isOpen: boolean;
  hasChildren: boolean;
}

export function rowsOf<T extends TreeNode>(nodes: readonly T[], closed: ReadonlySet<string>): TreeRow<T>[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const rows: TreeRow<T>[] = [];
  const walk = (node: T, level: number, trail: string[]): void => {
    const children = node.children.flatMap((id) => byId.get(id) ?? []).filter((c) => !trail.includes(c.id));
    const key = [...trail, node.id].join('/');
    const isOpen = !closed.has(node.id);
    rows.push({ node, level, key, isOpen, hasChildren: children.length > 0 });
    if (isOpen) for (const child of children) walk(child, level + 1, [...trail, node.id]);
  };
  for (const node of nodes) {
    if (!node.parents.some((id) => byId.has(id))) walk(node, 1, []);
  }
  return rows;
}

type Kind = 'plan' | 'objective' | 'kpi';

/** Where something is moved to: from one parent to another or the same, before a sibling of its kind. "" is none. */
export interface Move {
  kind: Kind;
  id: string;
  from: string;
  to: string;
  before: string;
  /** It stays where it stands as well, and comes under one parent more. */
  also?: true;
}

export type Zone = 'before' | 'into' | 'after';
export type Step = 'up' | 'down' | 'in' | 'out';

interface Kinded extends TreeNode {
  kind: Kind;
}

/** The parent under which a row stands; "" for a root. */
export const parentOf = (row: TreeRow<TreeNode>): string => row.key.split('/').at(-2) ?? '';

/** Rows of the same kind under the same parent, in order; the row itself among them. */
function siblings<T extends Kinded>(rows: readonly TreeRow<T>[], row: TreeRow<T>): TreeRow<T>[] {
  const stem = row.key.slice(0, row.key.length - row.node.id.length);
  return rows.filter((other) => other.node.kind === row.node.kind && other.key === stem + other.node.id);
}

function mayHold(parent: Kinded | undefined, kind: Kind): boolean {
  if (kind === 'plan') return parent === undefined;
  if (parent === undefined) return kind === 'objective';
  return parent.kind === 'objective' || (parent.kind === 'plan' && kind === 'objective');
}

/** Whether a node comes under a parent that it did not have. What has more parents than one does not come to stand alone. */
function isNewPlace(node: TreeNode, from: string, to: string): boolean {
  return from === to || (to === '' ? node.parents.length <= 1 : !node.parents.includes(to));
}

const isWithin = (row: TreeRow<TreeNode>, id: string): boolean => row.key.split('/').includes(id);

/** What dropping `row` on `target` means; undefined where it cannot be dropped or would stay where it is. */
export function dropOf<T extends Kinded>(
  rows: readonly TreeRow<T>[], row: TreeRow<T>, target: TreeRow<T>, zone: Zone,
): Move | undefined {
  const { kind, id } = row.node;
  if (isWithin(target, id)) return undefined;
  const from = parentOf(row);
  if (zone === 'into') {
    const isNew = from !== target.node.id && isNewPlace(row.node, from, target.node.id);
    return mayHold(target.node, kind) && isNew ? { kind, id, from, to: target.node.id, before: '' } : undefined;
  }
  const to = parentOf(target);
  if (!mayHold(rows.find((r) => r.node.id === to)?.node, kind) || !isNewPlace(row.node, from, to)) return undefined;
  const beside = siblings(rows, target);
  const next = zone === 'before' ? target : beside[beside.indexOf(target) + 1];
  const before = target.node.kind === kind && next !== undefined ? next.node.id : '';
  return before === id || isThere(rows, row, { to, before }) ? undefined : { kind, id, from, to, before };
}

function isThere<T extends Kinded>(rows: readonly TreeRow<T>[], row: TreeRow<T>, place: { to: string; before: string }): boolean {
  const beside = siblings(rows, row);
  const next = beside[beside.indexOf(row) + 1]?.node.id ?? '';
  return parentOf(row) === place.to && next === place.before;
}

/** A step by keyboard: among its siblings, under the sibling above it, or out of its parent to stand after it. */
export function stepOf<T extends Kinded>(rows: readonly TreeRow<T>[], row: TreeRow<T>, step: Step): Move | undefined {
  const { kind, id } = row.node;
  const from = parentOf(row);
  const beside = siblings(rows, row);
  const at = beside.indexOf(row);
  if (step === 'up') {
    const above = beside[at - 1];
    return above && { kind, id, from, to: from, before: above.node.id };
  }
  if (step === 'down') {
    return beside[at + 1] && { kind, id, from, to: from, before: beside[at + 2]?.node.id ?? '' };
  }
  if (kind === 'plan') return undefined;
  if (step === 'in') {
    const holder = rows.slice(0, rows.indexOf(row)).findLast((r) => r.level === row.level && r.node.kind === 'objective');
    const isFree = holder && parentOf(holder) === from && isNewPlace(row.node, from, holder.node.id);
    return isFree ? { kind, id, from, to: holder.node.id, before: '' } : undefined;
  }
  const parent = rows.find((r) => r.key === row.key.slice(0, -(id.length + 1)));
  return parent && dropOf(rows, row, parent, 'after');
}

/** The same move, but the row stays where it is as well; undefined where it would come under nothing new. */
export const alsoOf = (move: Move): Move | undefined =>
  move.to === '' || move.to === move.from ? undefined : { ...move, from: '', also: true };

/** Nodes that a row's node may come under as well: not those that it is under, nor what is below it. */
export function othersAbove<T extends Kinded>(rows: readonly TreeRow<T>[], { node }: TreeRow<T>): T[] {
  const below = new Set(rows.filter((row) => isWithin(row, node.id)).map((row) => row.node.id));
  const free = rows.map((row) => row.node).filter((n) => mayHold(n, node.kind) && !below.has(n.id) && !node.parents.includes(n.id));
  return [...new Set(free)];
}

/** A row's node leaves this parent and stays under its others; undefined where it has no other. */
export function leaveOf<T extends Kinded>(row: TreeRow<T>): Move | undefined {
  const { kind, id, parents } = row.node;
  return parents.length > 1 ? { kind, id, from: parentOf(row), to: '', before: '' } : undefined;
}

/** The move that takes another one back. */
export function backOf<T extends Kinded>(rows: readonly TreeRow<T>[], row: TreeRow<T>, move: Move): Move {
  const { kind, id } = move;
  if (move.also) return { kind, id, from: move.to, to: '', before: '' };
  const beside = siblings(rows, row);
  const before = beside[beside.indexOf(row) + 1]?.node.id ?? '';
  const isLeft = move.to === '' && row.node.parents.length > 1;
  return { kind, id, from: move.to, to: move.from, before, ...(isLeft ? { also: true as const } : {}) };
}
