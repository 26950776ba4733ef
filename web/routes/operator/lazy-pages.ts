import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { FunctionComponent } from 'react'

/** Makes routes below `parent`: a path, and the page that comes when it is opened. */
export const lazyPages =
  (parent: AnyRoute) =>
  <Path extends string>(path: Path, load: () => Promise<FunctionComponent>) =>
    createRoute({
      getParentRoute: () => parent,
      path,
      component: lazyRouteComponent(async () => ({ default: await load() })),
    })
