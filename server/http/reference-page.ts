import { html } from 'hono/html'
import type { openApiDocument } from './openapi.ts'
import { plainPage } from './plain-page.ts'

type Document = ReturnType<typeof openApiDocument>
type Operation = {
  readonly summary: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly schema: unknown
  }[]
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: unknown } } }
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content: Readonly<Record<string, { readonly schema: unknown }>> }
    >
  >
  readonly 'x-permission'?: string
}

/** The API as a page to read: plain HTML, printed from the same document that machines get. */
export function referencePage(document: Document, nonce: string): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation: operation as Operation,
    })),
  )
  const title = `${document.info.title} API`
  return plainPage({
    title,
    styles,
    nonce,
    body: html`<h1>${title}</h1>
<p>${document.info.description} The same as data: <a href="/api/openapi.json">openapi.json</a>.</p>
${operations.map(section)}`,
  })
}

const section = ({ path, method, operation }: { path: string; method: string; operation: Operation }) => html`<details>
<summary><b>${method}</b> <code>${path}</code> <span>${operation.summary}</span></summary>
${operation['x-permission'] ? html`<p>Needs: <code>${operation['x-permission']}</code></p>` : ''}
${operation.parameters.length ? html`<h2>Parameters</h2><ul>${operation.parameters.map((each) => html`<li><code>${each.name}</code> in ${each.in}${each.required ? ', required' : ''} <small><code>${JSON.stringify(each.schema)}</code></small></li>`)}</ul>` : ''}
${operation.requestBody ? html`<h2>Body</h2><pre>${JSON.stringify(operation.requestBody.content['application/json'].schema, null, 2)}</pre>` : ''}
${Object.entries(operation.responses).map(([status, { description, content }]) => html`<h2>${status}</h2><p class="lines">${description}</p>${content['application/json'] ? html`<pre>${JSON.stringify(content['application/json'].schema, null, 2)}</pre>` : ''}`)}
</details>`

const styles = `
body { font: 14px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 960px; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 20px; } h2 { font-size: 14px; margin: 16px 0 4px; }
details { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: 8px 0; }
summary { cursor: pointer; overflow-wrap: anywhere; } summary b { display: inline-block; min-width: 56px; } summary span { opacity: .75; }
pre { overflow: auto; padding: 12px; border-radius: 8px; background: color-mix(in srgb, currentColor 7%, transparent); }
.lines { white-space: pre-line; } li { overflow-wrap: anywhere; }
`
