import { clsx } from 'clsx'
import { CornerDownRight, Lock } from 'lucide-react'
import { memo, useId } from 'react'
import type { Me } from '#contract/context.ts'
import { holds } from '#web/components/access/own-rank.ts'
import type { NamedCategory, NamedPermission } from '#web/components/access/permission-names.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { Checkbox } from '#web/ui/controls/checkbox.tsx'

interface PermissionState {
  isChosen: boolean
  /** The role it is inherited from. */
  from: string | undefined
  isLacking: boolean
}

export interface CategoryPermissionsProps {
  category: NamedCategory
  /** Codes of those that are ticked, as one word: it stays the same while others change. */
  chosen: string
  /** What comes from the parent, with the name of the role that gives it. */
  inherited: ReadonlyMap<string, string>
  me: Me
  onChoose: (codes: readonly string[], isChosen: boolean) => void
}

/** Inherited ones are ticked and locked; those one lacks cannot be ticked, and say so. */
export const CategoryPermissions = memo(function CategoryPermissions(props: CategoryPermissionsProps) {
  const { category, chosen: codes, inherited, me, onChoose } = props
  const texts = useAccessTexts().roles.editor
  const id = useId()
  const ticked = new Set(codes.split(' '))
  const stateOf = (code: string): PermissionState => ({
    isChosen: ticked.has(code),
    from: inherited.get(code),
    isLacking: !holds(me, code),
  })
  const states = category.codes.map((code) => ({ code, ...stateOf(code) }))
  const open = states.filter(({ from, isLacking }) => !from && !isLacking)
  const chosen = open.filter(({ isChosen }) => isChosen)
  const all = open.length > 0 && chosen.length === open.length
  return (
    <fieldset className="min-w-0 [contain-intrinsic-size:auto_12rem] [content-visibility:auto]">
      <legend className="sr-only">{category.name}</legend>
      <div className="flex items-center gap-2.5 border-line border-b pb-1.5">
        <Checkbox
          id={id}
          checked={all ? true : chosen.length > 0 ? 'indeterminate' : false}
          disabled={open.length === 0}
          aria-label={texts.selectAll(category.name)}
          onCheckedChange={() =>
            onChoose(
              open.map(({ code }) => code),
              !all,
            )
          }
        />
        <label htmlFor={id} className="flex-1 font-semibold text-sm">
          {category.name}
        </label>
        <span className="text-faint text-sm tabular-nums">
          {states.filter(({ isChosen, from }) => isChosen || from).length}/{states.length}
        </span>
      </div>
      <ul>
        {category.resourceTypes.map((type) => (
          <li
            key={type.code}
            className="grid grid-cols-1 gap-x-4 gap-y-1 border-line/60 border-b py-2 last:border-b-0 sm:grid-cols-[12rem_1fr]"
          >
            <span className="min-w-0">
              <span className="block truncate">{type.name}</span>
              <code className="block truncate font-mono text-faint text-xs">{type.code}</code>
            </span>
            <span className="flex flex-wrap gap-x-5 gap-y-1.5">
              {type.permissions.map((permission) => (
                <Choice
                  key={permission.code}
                  permission={permission}
                  {...stateOf(permission.code)}
                  onChange={(isChosen) => onChoose([permission.code], isChosen)}
                />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  )
})

interface ChoiceProps extends PermissionState {
  permission: NamedPermission
  onChange: (isChosen: boolean) => void
}

function Choice({ permission, isChosen, from, isLacking, onChange }: ChoiceProps) {
  const texts = useAccessTexts().roles.editor
  const id = useId()
  // What one lacks can still be taken away: it was there before.
  const isLocked = from !== undefined || (isLacking && !isChosen)
  const reason = from ? texts.from(from) : isLacking ? texts.lackingShort : undefined
  return (
    <span className="flex min-h-6 items-start gap-2" title={isLacking && !from ? texts.lacking : permission.code}>
      <Checkbox
        id={id}
        checked={isChosen || from !== undefined}
        disabled={isLocked}
        aria-label={permission.name}
        aria-describedby={reason && `${id}-why`}
        onCheckedChange={onChange}
        className="mt-0.5"
      />
      <label htmlFor={id} className={clsx('leading-5', isLacking && !from && 'text-faint')}>
        {permission.action}
      </label>
      {reason && (
        <span id={`${id}-why`} className="flex items-center gap-1 text-muted text-xs leading-5">
          {from ? <CornerDownRight aria-hidden className="size-3" /> : <Lock aria-hidden className="size-3" />}
          {reason}
        </span>
      )}
    </span>
  )
}
