/** What the installation calls itself and its customers' organizations. */
export type Naming = { readonly productName: string; readonly organizationNoun: string }

export const usualNaming: Naming = { productName: 'Tenantry', organizationNoun: 'organization' }
