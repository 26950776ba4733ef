import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { newResourceType } from '#contract/reference-data.ts'
import { categoryName } from '#web/components/access/permission-names.ts'
import { resourceTypesQuery } from '#web/components/operator/resource-types-query.ts'
import type { CatalogueTexts } from '#web/texts/access/catalogue-en.ts'
import { type PageTexts, usePageTexts } from '#web/texts/operator/page-texts.ts'
import { type ComboboxOption, type OptionSearch, searchOptions } from '#web/ui/combobox/combobox-option.ts'
import { ComboboxField } from '#web/ui/form/combobox-field.tsx'

const category = newResourceType.shape.category

/** The headings that exist, and any other one can think of. */
export function CategoryField() {
  const { reference, catalogue } = usePageTexts()
  const t = reference.form
  const client = useQueryClient()
  const search: OptionSearch = async (term, signal) => {
    const { items } = await client.ensureQueryData(resourceTypesQuery())
    const known = [...new Set(items.map((type) => type.category))]
    return searchOptions(known.map((one) => categoryOption(one, catalogue)))(term, signal)
  }
  return (
    <ComboboxField
      name="category"
      label={t.category}
      help={t.categoryHelp}
      placeholder={t.categoryPlaceholder}
      search={search}
      create={(text) => createCategory(text, catalogue)}
    />
  )
}

export const categoryShape = (t: PageTexts['reference']['form']) =>
  z
    .object({ value: z.string(), label: z.string() })
    .nullable()
    .transform((option) => option?.value ?? '')
    .pipe(z.string().refine((text) => category.safeParse(text).success, t.categoryFormat))

export const categoryOption = (category: string, words: CatalogueTexts): ComboboxOption => ({
  value: category,
  label: categoryName(category, words),
})

function createCategory(text: string, words: CatalogueTexts) {
  const { data } = category.safeParse(text)
  return data === undefined ? undefined : categoryOption(data, words)
}
