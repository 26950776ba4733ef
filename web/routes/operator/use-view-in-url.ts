import { useLocation, useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { TableView } from '#web/ui/table/table-view.ts'

/** What a list shows stands in the page's address, so that it can be sent to others and gone back to. */
export function useViewInUrl(...filters: readonly string[]): [TableView, (view: TableView) => void] {
  const router = useRouter()
  const { pathname, searchStr } = useLocation()
  const names = filters.join()
  const view = useMemo(() => readView(new URLSearchParams(searchStr), names.split(',')), [searchStr, names])
  const change = (next: TableView) => {
    const query = writeView(next).toString()
    const href = query ? `${pathname}?${query}` : pathname
    // Each letter typed is not a step to go back by.
    const isTyping = next.q !== view.q && view.q !== undefined && next.q !== undefined
    if (isTyping) router.history.replace(href)
    else router.history.push(href)
  }
  return [view, change]
}

function readView(search: URLSearchParams, filters: readonly string[]): TableView {
  const given = filters.map((name) => [name, search.get(name)] as const)
  return {
    q: search.get('q') ?? undefined,
    sort: search.get('sort') ?? undefined,
    cursor: search.get('cursor') ?? undefined,
    filters: Object.fromEntries(given.flatMap(([name, value]) => (value ? [[name, [value]]] : []))),
  }
}

function writeView({ q, sort, cursor, filters = {} }: TableView) {
  const search = new URLSearchParams()
  const given = {
    q,
    sort,
    ...Object.fromEntries(Object.entries(filters).map(([name, [value]]) => [name, value])),
    cursor,
  }
  for (const [name, value] of Object.entries(given)) if (value) search.set(name, value)
  return search
}
