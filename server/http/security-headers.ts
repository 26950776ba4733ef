/** On every response, whatever its status: API, pages, files, refusals. Pages bring their own policy for scripts. */
export function secure(headers: Headers, options: { isHttps: boolean; nonce?: string }): void {
  const { isHttps, nonce } = options
  const page = nonce
    ? `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: https:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'`
    : `default-src 'none'; img-src 'self' data:; style-src 'self'; form-action 'none'`
  set(headers, 'content-security-policy', `${page}; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`)
  set(headers, 'x-content-type-options', 'nosniff')
  set(headers, 'referrer-policy', 'no-referrer')
  set(headers, 'cross-origin-opener-policy', 'same-origin')
  set(headers, 'cross-origin-resource-policy', 'same-origin')
  set(headers, 'permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  set(headers, 'x-frame-options', 'DENY')
  if (isHttps) set(headers, 'strict-transport-security', 'max-age=31536000; includeSubDomains')
}

const set = (headers: Headers, name: string, value: string) => {
  if (!headers.has(name)) headers.set(name, value)
}
