type Options = { readonly isHttps: boolean; readonly nonce?: string }

/** On every response, whatever its status: API, pages, files, refusals. Pages bring their own policy for scripts. */
export function secure(headers: Headers, options: Options): void {
  for (const [name, value] of Object.entries(securityHeaders(options))) {
    if (!headers.has(name)) headers.set(name, value)
  }
}

/** The same as a record, for answers whose headers are written at once. */
export function securityHeaders({ isHttps, nonce }: Options): Readonly<Record<string, string>> {
  const page = nonce
    ? `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: https:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'`
    : `default-src 'none'; img-src 'self' data:; style-src 'self'; form-action 'none'`
  return {
    'content-security-policy': `${page}; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'x-frame-options': 'DENY',
    ...(isHttps && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  }
}
