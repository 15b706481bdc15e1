/** Settings as the attributes of an XML element: numbers as digits, lists with commas. */
export function writtenOut(settings: object): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") || undefined : String(value)]),
  );
}
