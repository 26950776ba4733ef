import { Check, ChevronsUpDown } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { Input } from '#web/ui/controls/input.tsx'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Link } from '#web/ui/link.tsx'

const loadPopover = () => import('#web/ui/overlay/popover.tsx')
const Popover = lazy(async () => ({ default: (await loadPopover()).Popover }))

export interface SwitchableOrganization {
  slug: string
  name: string
  logoUrl?: string | null | undefined
  /** The person's role there. */
  detail?: string | undefined
  href: string
}

export interface OrganizationSwitcherProps {
  current: Omit<SwitchableOrganization, 'href'>
  /** All of the person's organizations, the current one too; with one it is a plain chip. */
  organizations: readonly SwitchableOrganization[]
}

export function OrganizationSwitcher({ current, organizations }: OrganizationSwitcherProps) {
  const { frame } = useTexts().ui
  const [open, setOpen] = useState(false)
  // What opens is loaded when somebody comes near it.
  const [isNeeded, setNeeded] = useState(false)
  const chip = (
    <>
      <Avatar name={current.name} imageUrl={current.logoUrl} kind="organization" size="sm" />
      <span className="truncate font-medium">{current.name}</span>
    </>
  )
  if (organizations.length < 2) return <span className="flex h-8 min-w-0 items-center gap-2 px-1.5">{chip}</span>
  const show = () => {
    setNeeded(true)
    setOpen(true)
  }
  const trigger = (
    <button
      type="button"
      aria-label={`${frame.switch}: ${current.name}`}
      aria-haspopup="dialog"
      aria-expanded={open}
      onPointerEnter={loadPopover}
      onFocus={loadPopover}
      onClick={isNeeded ? undefined : show}
      className="flex h-8 min-w-0 items-center gap-2 rounded-md px-1.5 hover:bg-subtle data-[state=open]:bg-subtle"
    >
      {chip}
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-faint" />
    </button>
  )
  if (!isNeeded) return trigger
  return (
    <Suspense fallback={trigger}>
      <Popover trigger={trigger} label={frame.switch} open={open} onOpenChange={setOpen}>
        <Choices current={current.slug} organizations={organizations} onChosen={() => setOpen(false)} />
      </Popover>
    </Suspense>
  )
}

interface ChoicesProps {
  current: string
  organizations: readonly SwitchableOrganization[]
  onChosen: () => void
}

function Choices({ current, organizations, onChosen }: ChoicesProps) {
  const { frame } = useTexts().ui
  const [term, setTerm] = useState('')
  const shown = organizations.filter(({ name }) => name.toLocaleLowerCase().includes(term.trim().toLocaleLowerCase()))
  return (
    <div className="-m-1.5 space-y-1.5">
      {organizations.length > 5 && (
        <Input
          type="search"
          aria-label={frame.searchOrganizations}
          placeholder={frame.searchOrganizations}
          value={term}
          onChange={(event) => setTerm(event.target.value)}
        />
      )}
      <ul>
        {shown.map((organization) => (
          <li key={organization.slug}>
            <Link
              href={organization.href}
              onClick={onChosen}
              aria-current={organization.slug === current ? 'true' : undefined}
              className="flex min-h-10 items-center gap-2.5 rounded-md px-2 py-1.5 hover:bg-subtle"
            >
              <Avatar name={organization.name} imageUrl={organization.logoUrl} kind="organization" size="sm" />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{organization.name}</span>
                {organization.detail && (
                  <span className="block truncate text-muted text-sm">{organization.detail}</span>
                )}
              </span>
              {organization.slug === current && <Check aria-hidden className="size-4 text-accent-ink" />}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
