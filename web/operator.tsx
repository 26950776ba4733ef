import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { followChanges } from './api/live.ts'
import { createQueryClient } from './api/query-client.ts'
import { mount } from './mount.tsx'
import { createOperatorRouter } from './routes/operator/router.tsx'

const client = createQueryClient()

await mount(
  <QueryClientProvider client={client}>
    <RouterProvider router={createOperatorRouter()} />
  </QueryClientProvider>,
)

followChanges('/api/super-admin/events', client)
