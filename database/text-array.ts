import { sql } from 'drizzle-orm'

/** A list of texts as one parameter. */
export const textArray = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`
