import { FailedState } from '#web/ui/states/failed-state.tsx'

/** A page whose code did not arrive, as after a new version was installed: loading anew brings the right one. */
export function PageFailed() {
  return <FailedState onRetry={() => location.reload()} />
}
