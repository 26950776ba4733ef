type Asking = () => Promise<boolean>

let ask: Asking = async () => false
let asked: Promise<boolean> | undefined

/** Asking takes a dialog, which comes with the first request that needs it. */
export function askIdentityBy(way: Asking) {
  ask = way
}

/** Asks the person to prove who they are, once for however many requests wait. False: they would rather not. */
export function identityConfirmed(): Promise<boolean> {
  asked ??= ask().finally(() => {
    asked = undefined
  })
  return asked
}
