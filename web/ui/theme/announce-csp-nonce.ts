declare global {
  // The name under which get-nonce, used below radix, looks for the page's nonce.
  var __webpack_nonce__: string | undefined
}

/** Radix locks scrolling with a <style> element; the policy lets it in only with the page's nonce. Call it first. */
export function announceCspNonce() {
  globalThis.__webpack_nonce__ = cspNonce()
}

export function cspNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
}
