/** Full loads: the server decides where a person lands, and nothing of the page before stays in memory. */
export function leaveFor(path: string): Promise<never> {
  location.assign(path)
  // Whoever waits for an answer waits until the page is gone, instead of showing an error in between.
  return new Promise(() => {})
}

export function leaveForSignIn(): Promise<never> {
  const here = location.pathname + location.search
  return leaveFor(`/sign-in?next=${encodeURIComponent(here)}`)
}

/** The one page that is open to somebody whose password was reset. */
export function leaveForNewPassword(): Promise<never> {
  const page = '/settings/security'
  return location.pathname === page ? new Promise(() => {}) : leaveFor(page)
}
