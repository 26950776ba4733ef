/**
 * A page that stays open while the server is upgraded asks for files that are gone. It loads itself anew then, at most once
 * a minute: a file that is missing for another reason is told of in the page. A form with unsaved input asks first.
 */
export function followUpgrades() {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(storageKey))
    if (Date.now() - last < 60_000) return
    sessionStorage.setItem(storageKey, String(Date.now()))
    event.preventDefault()
    location.reload()
  })
}

const storageKey = 'tenantry.reloaded'
