import type { ListedRole } from '#contract/roles.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { searchOptions } from '#web/ui/combobox/combobox-option.ts'
import { ComboboxField } from '#web/ui/form/combobox-field.tsx'
import { heirsOf } from './role-tree.ts'

export interface ParentFieldProps {
  roles: readonly ListedRole[]
  roleId: string | undefined
}

/** Neither the role itself nor one that inherits from it; what one could not give is there, and says why not. */
export function ParentField({ roles, roleId }: ParentFieldProps) {
  const texts = useAccessTexts().roles
  const heirs = roleId ? heirsOf(roles, roleId) : new Set<string>()
  const options = roles
    .filter(({ id }) => !heirs.has(id))
    .map(({ id, name, rank, isGivable }) => ({
      value: id,
      label: name,
      detail: isGivable ? texts.rank(String(rank)) : `${texts.rank(String(rank))} · ${texts.editor.parentOut.lacking}`,
      disabled: !isGivable,
    }))
  return (
    <ComboboxField
      name="parent"
      label={texts.editor.parent}
      help={texts.editor.parentHelp}
      placeholder={texts.editor.parentPlaceholder}
      optional
      search={searchOptions(options)}
    />
  )
}
