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
