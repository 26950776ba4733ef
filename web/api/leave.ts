/** Full loads: the server decides where a person lands, and nothing of the page before stays in memory. */
export function leaveFor(path: string): Promise<never> {
  location.assign(path)
  // Whoever waits for an answer waits until the page is gone, instead of showing an error in between.
  return new Promise(() => {})
}

export const leaveForSignIn = () => leaveFor(`/sign-in?next=${here()}`)

/** The one page that is open to somebody whose password was reset. */
export function leaveForNewPassword(): Promise<never> {
  return location.pathname === credentialsPage ? new Promise(() => {}) : leaveFor(credentialsPage)
}

/** Where a second factor is set up, and from where one goes on to the page that asked for it. */
export const leaveForSecondFactor = () => leaveFor(`${credentialsPage}?next=${here()}`)

const credentialsPage = '/settings/security'
const here = () => encodeURIComponent(location.pathname + location.search)
