/** What the installation calls itself; the server writes it into the page. */
export const productName = () =>
  document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content || 'Tenantry'
