import { createServer, connect as dial, type Socket } from 'node:net'

/** Stands between client and server, and can go silent without closing anything. */
export async function startProxy(target: number) {
  let isSilent = false
  const sockets = new Set<Socket>()
  const pass = (from: Socket, to: Socket) => {
    sockets.add(from)
    from.on('data', (data) => void (isSilent || to.write(data)))
    from.on('close', () => to.destroy())
    from.on('error', () => to.destroy())
  }
  const server = createServer((client) => {
    const upstream = dial(target, '127.0.0.1')
    pass(client, upstream)
    pass(upstream, client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' ? Number(address?.port) : 0,
    swallow: () => {
      isSilent = true
    },
    passOn: () => {
      isSilent = false
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
