import { createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { mount } from './mount.tsx'
import { NotFoundState } from './ui/states/not-found-state.tsx'

const router = createRouter({
  routeTree: createRootRoute({ notFoundComponent: () => <NotFoundState homeHref="/" /> }),
})

await mount(<RouterProvider router={router} />)
