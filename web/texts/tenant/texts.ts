import { defineTexts, useSpeech } from '../define-texts.ts'
import { type TenantTexts, tenantEn } from './en.ts'

/** What only the pages of organizations and of signing in say. For code outside components. */
export const tenantTexts = defineTexts(tenantEn, async () => (await import('./de.ts')).tenantDe)

export function useTenantTexts(): TenantTexts {
  useSpeech()
  return tenantTexts()
}
