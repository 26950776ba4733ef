import type { OperatorRead } from '../../scopes/operator-scope.ts'
import { findResourceTypes } from './repository.ts'

/** All at once: reference data is a few hundred rows at most, and the page shows it as one table. */
export const listResourceTypes = async ({ db }: OperatorRead) => ({ items: await findResourceTypes(db) })
