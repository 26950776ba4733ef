import { pgSchema } from 'drizzle-orm/pg-core'

/** Where all tables lie. The migrations make them; these definitions only type the queries. */
export const tenantry = pgSchema('tenantry')
