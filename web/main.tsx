import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createQueryClient } from './api/query-client.ts'
import { mount } from './mount.tsx'
import { routerOf } from './router.ts'
// Here, so that it is spoken in the reader's language before the first screen asks for it.
import './texts/tenant/texts.ts'

const client = createQueryClient()

await mount(
  <QueryClientProvider client={client}>
    <RouterProvider router={routerOf(client)} />
  </QueryClientProvider>,
)
