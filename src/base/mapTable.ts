/** Objects that have the names of a table: what stands once in the table need not be listed again. */

/** The names of a table, in its order. */
export function namesOf<Table extends object>(table: Table): Extract<keyof Table, string>[] {
  const names: Extract<keyof Table, string>[] = [];
  for (const name in table) names.push(name);
  return names;
}

/** An object with a value for each name of the table. */
export function mapTable<Made extends object>(
  table: { readonly [Name in keyof Made]: unknown },
  make: <Name extends Extract<keyof Made, string>>(name: Name) => Made[Name],
): Made {
  const made: Partial<Made> = {};
  for (const name in table) made[name] = make(name);
  assertWhole<Made>(made, table);
  return made;
}

function assertWhole<Made extends object>(
  made: Partial<Made>,
  table: { readonly [Name in keyof Made]: unknown },
): asserts made is Made {
  for (const name in table) if (!(name in made)) throw new Error(`There is no value for ${name}`);
}
