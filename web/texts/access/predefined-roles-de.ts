import type { Noun } from '../noun.ts'

export const predefinedRolesDe = (noun: Noun): Readonly<Record<string, string>> => ({
  rol_tenant_admin: `Voller Zugriff innerhalb der ${noun.one}`,
  rol_manager: 'Führt das Tagesgeschäft: alles außer Geld, Abrechnung und Rollen',
  rol_finance: 'Genehmigt und führt Zahlungen aus',
  rol_creator_manager: 'Betreut Kreative, ihre Verträge und Projekte',
  rol_content_manager: 'Veröffentlicht Inhalte und betreut Bewertungen und Mediendateien',
  rol_support: 'Beantwortet Fragen: sieht Kreative, Handel und Inhalte',
  rol_viewer: 'Sieht alles außer Abrechnung und Protokoll',
  rol_creator: 'Externe Kreative: nur eigene Daten',
  rol_contractor: 'Externe Auftragnehmer: nur eigene Daten',
  rol_vendor: 'Externe Lieferanten: nur eigene Daten',
})
