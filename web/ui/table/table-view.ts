/** What a list shows, as it stands in the page's address. The table gets it and hands back the next one. */
export interface TableView {
  q?: string | undefined
  /** `name` upwards, `-name` downwards. */
  sort?: string | undefined
  filters?: Readonly<Record<string, readonly string[]>> | undefined
  cursor?: string | undefined
}

export function isNarrowed(view: TableView): boolean {
  return Boolean(view.q) || Object.values(view.filters ?? {}).some((values) => values.length > 0)
}

/** Another question begins at its own first page. */
export function changed(view: TableView, change: Partial<TableView>): TableView {
  return { ...view, cursor: undefined, ...change }
}
