import type { Noun } from '../noun.ts'

/** What predefined roles are for, by id. */
export const predefinedRolesEn = (noun: Noun): Readonly<Record<string, string>> => ({
  rol_tenant_admin: `Full access inside the ${noun.one}`,
  rol_manager: 'Runs the day-to-day work: everything but money, billing and roles',
  rol_finance: 'Approves and processes money',
  rol_creator_manager: 'Looks after creators, their contracts and projects',
  rol_content_manager: 'Publishes content and looks after reviews and assets',
  rol_support: 'Answers questions: sees creators, commerce and content',
  rol_viewer: 'Sees everything but billing and the audit trail',
  rol_creator: 'An external creator: their own records only',
  rol_contractor: 'An external contractor: their own records only',
  rol_vendor: 'An external vendor: their own records only',
})
