export interface OrgNode {
  key: string;
  title: string;
  children: OrgNode[];
}

interface OrgLike {
  code: string;
  name: string;
  parent: string | null;
}

/** Organisations as a tree, each level in order of its codes; an organisation whose parent isn't shown stands at the top. */
export function orgTree(orgs: readonly OrgLike[]): OrgNode[] {
  const nodes = new Map(orgs.map(({ code, name }) => [code, { key: code, title: name, children: [] as OrgNode[] }]));
  const roots: OrgNode[] = [];
  for (const { code, parent } of [...orgs].sort((one, other) => one.code.localeCompare(other.code, "en"))) {
    const node = nodes.get(code);
    if (node === undefined) continue;
    const above = parent === null ? undefined : nodes.get(parent);
    (above?.children ?? roots).push(node);
  }
  return roots;
}
