import type { Child } from '../child.ts'
import { median } from '../compare.ts'
import { cookieFor } from '../rig.ts'
import type { Row } from '../row.ts'
import { operatorTokens } from '../seed/people.ts'

export const liveUpdate: Row = {
  name: 'live-update',
  about: "From submitting a new organization to its event in another operator's open page",
  async run(rig) {
    const line = async (row: string, child: Child) =>
      ({
        kind: 'measured',
        row,
        value: await timeToBeSeen(child, rig.isFull ? 50 : 15),
        unit: 'ms',
        atMost: 1000,
      }) as const
    return [
      await line('live update, Postgres', await rig.ours()),
      await line('live update, embedded', await rig.embedded()),
    ]
  },
}

async function timeToBeSeen({ port }: Child, times: number): Promise<number> {
  const url = `http://127.0.0.1:${port}`
  const [first, second] = operatorTokens.map((token) => ({ cookie: cookieFor(token) }))
  const leaving = new AbortController()
  const page = await fetch(`${url}/api/super-admin/events`, { headers: second ?? {}, signal: leaving.signal })
  const reader = page.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!page.ok || !reader) throw new Error(`The event stream answered ${page.status}.`)
  await reader.read()
  const took: number[] = []
  for (let time = 0; time < times; time++) {
    const startedAt = performance.now()
    const submitted = fetch(`${url}/api/super-admin/tenants`, {
      method: 'POST',
      headers: { ...first, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ name: `Seen ${process.pid} ${time}` }),
    })
    const seen = readUntil(reader, 'event: tenant.created').then(() => performance.now() - startedAt)
    const [milliseconds] = await Promise.all([seen, submitted.then(created)])
    took.push(milliseconds)
  }
  leaving.abort()
  return median(took) ?? 0
}

async function created(response: Response): Promise<void> {
  const text = await response.text()
  if (response.status !== 201) throw new Error(`Creating an organization answered ${response.status}: ${text}`)
}

async function readUntil(reader: ReadableStreamDefaultReader<string>, wanted: string): Promise<void> {
  for (let text = ''; !text.includes(wanted); ) {
    const { value, done } = await reader.read()
    if (done) throw new Error(`The event stream ended: ${text}`)
    text += value
  }
}
