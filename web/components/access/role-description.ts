interface Described {
  id: string
  description: string
  isPredefined: boolean
}

/** Predefined roles are the same everywhere, so what they are for is said in the reader's language. */
export const roleDescription = (
  { id, description, isPredefined }: Described,
  texts: { predefinedRoles: Readonly<Record<string, string>> },
) => (isPredefined && texts.predefinedRoles[id]) || description
