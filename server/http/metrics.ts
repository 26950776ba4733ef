import { timingSafeEqual } from 'node:crypto'
import { isLoopback } from './client-address.ts'
import { routeOf } from './route-of.ts'
import type { App, Edge, NodeContext } from './visit-of.ts'

const bucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const

type Series = { count: number; seconds: number; readonly buckets: number[] }

/**
 * `GET /metrics` for Prometheus: requests by route, method and status with their time, connections, memory. For this
 * machine itself, or with the token; for everyone else there is no such address. Routes are counted by their pattern, so
 * nobody can make the list grow by asking for addresses that do not exist.
 */
export const metrics = (token: string | undefined) => {
  const series = new Map<string, Series>()
  return {
    /** Counts every request; goes before everything else. */
    count(app: App) {
      app.use(async (c, next) => {
        const start = performance.now()
        await next()
        const labels = `method="${c.req.method}",route="${routeOf(c)}",status="${c.res.status}"`
        add(series, labels, (performance.now() - start) / 1000)
      })
    },
    mount(app: App, { database }: Edge) {
      app.get('/metrics', (c, next) => {
        if (!mayRead(c, token)) return next()
        return c.text(print(series, database.connections()), 200, {
          'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        })
      })
    },
  }
}

function add(series: Map<string, Series>, labels: string, seconds: number) {
  let one = series.get(labels)
  if (!one) {
    one = { count: 0, seconds: 0, buckets: bucketsSeconds.map(() => 0) }
    series.set(labels, one)
  }
  one.count += 1
  one.seconds += seconds
  for (const [index, limit] of bucketsSeconds.entries())
    if (seconds <= limit) one.buckets[index] = (one.buckets[index] ?? 0) + 1
}

function print(series: ReadonlyMap<string, Series>, connections: Readonly<Record<string, number>>) {
  const lines = ['# TYPE tenantry_http_request_duration_seconds histogram']
  for (const [labels, { count, seconds, buckets }] of series) {
    const name = 'tenantry_http_request_duration_seconds'
    for (const [index, limit] of bucketsSeconds.entries())
      lines.push(`${name}_bucket{${labels},le="${limit}"} ${buckets[index]}`)
    lines.push(
      `${name}_bucket{${labels},le="+Inf"} ${count}`,
      `${name}_sum{${labels}} ${seconds}`,
      `${name}_count{${labels}} ${count}`,
    )
  }
  lines.push('# TYPE tenantry_database_connections gauge')
  for (const [state, count] of Object.entries(connections))
    lines.push(`tenantry_database_connections{state="${state}"} ${count}`)
  lines.push('# TYPE process_resident_memory_bytes gauge', `process_resident_memory_bytes ${process.memoryUsage.rss()}`)
  lines.push('# TYPE process_uptime_seconds counter', `process_uptime_seconds ${process.uptime()}`)
  return `${lines.join('\n')}\n`
}

function mayRead(c: NodeContext, token: string | undefined) {
  const given = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (token !== undefined && given !== undefined) return isSame(given, token)
  // Through a proxy on this machine everyone seems to be here; proxies leave their mark in one of these.
  const isForwarded = proxyMarks.some((name) => c.req.header(name) !== undefined)
  return isLoopback(c.env?.incoming?.socket.remoteAddress) && !isForwarded
}

const proxyMarks = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

function isSame(one: string, other: string) {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
