/** Whether two values are the same as JSON: the order of members doesn't matter, and a member that is undefined isn't there. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) return sameList(one, other);
  return sameMembers(one as Members, other as Members); // neither null nor list
}

type Members = Record<string, unknown>;

function sameList(one: object, other: object): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (!sameJson(one[index], other[index])) return false;
  return true;
}

function sameMembers(one: Members, other: Members): boolean {
  let members = 0;
  for (const name in one) {
    const value = one[name];
    if (value === undefined) continue;
    members++;
    if (!sameJson(value, other[name])) return false;
  }
  for (const name in other) if (other[name] !== undefined) members--;
  return members === 0;
}
