import { useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { InviteResult } from '#contract/invitations.ts'
import { listUsers } from '#contract/operator.ts'
import { inTenant } from '#contract/operator-in-tenant.ts'
import { emailShape } from '#contract/shapes.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { rolesQuery } from '#web/components/operator/members/queries.ts'
import { roleOptions, searchRoles } from '#web/components/operator/members/role-options.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import { useTexts } from '#web/texts/texts.ts'
import { Combobox } from '#web/ui/combobox/combobox.tsx'
import type { ComboboxOption, OptionSearch } from '#web/ui/combobox/combobox-option.ts'
import { MultiCombobox } from '#web/ui/combobox/multi-combobox.tsx'
import { Button } from '#web/ui/controls/button.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { describedBy, Field } from '#web/ui/form/field.tsx'
import { InviteResults } from './invite-results.tsx'

export interface InviteCardProps {
  tenantId: string
  /** Nobody is in it yet: whoever comes first has to be able to invite the others. */
  isFirst: boolean
  /** Each higher number puts the cursor into the first input. */
  focusCount: number
  onClose: () => void
}

/** By e-mail or by name, several at once, with one role. Two inputs in a row: it needs no form library. */
export function InviteCard({ tenantId, isFirst, focusCount, onClose }: InviteCardProps) {
  const t = usePageTexts().members.invite
  const client = useQueryClient()
  const id = useId()
  const { role, setRole } = useRole(tenantId, isFirst)
  const invitation = useInviting(tenantId)
  const { people, setPeople, busy, tried, failure, results } = invitation
  const errors = {
    people: tried && people.length === 0 ? t.noEmail : undefined,
    role: tried && !role ? t.noRole : undefined,
  }
  useEffect(() => {
    if (focusCount > 0) document.getElementById(`${id}-people`)?.focus()
  }, [focusCount, id])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // The next one may well get the same role.
    setRole(role ?? undefined)
    void invitation.invite(role)
  }
  const control = (name: 'people' | 'role') => ({
    id: `${id}-${name}`,
    'aria-invalid': errors[name] !== undefined,
    'aria-describedby': describedBy({ id: `${id}-${name}`, error: errors[name] }),
  })
  return (
    <Card title={t.title} description={t.body} actions={!isFirst && <CloseButton onClose={onClose} />}>
      <form
        noValidate
        onSubmit={submit}
        className="grid items-start gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_auto]"
      >
        <Field id={`${id}-people`} label={t.emails} error={errors.people}>
          <MultiCombobox
            {...control('people')}
            label={t.emails}
            placeholder={t.emailsPlaceholder}
            value={people}
            onChange={setPeople}
            search={searchPeople}
            create={addressOption}
          />
        </Field>
        <Field id={`${id}-role`} label={t.role} error={errors.role}>
          <Combobox
            {...control('role')}
            label={t.role}
            placeholder={t.rolePlaceholder}
            value={role}
            onChange={setRole}
            search={searchRoles(client, tenantId)}
          />
        </Field>
        <Button type="submit" variant="primary" busy={busy} className="sm:mt-[1.6875rem]">
          {t.submit(people.length)}
        </Button>
      </form>
      {failure !== undefined && (
        <div className="mt-4">
          <Notice tone="danger">{problemWords(failure)}</Notice>
        </div>
      )}
      {results && <InviteResults results={results} onDone={invitation.clear} />}
    </Card>
  )
}

function CloseButton({ onClose }: { onClose: () => void }) {
  const { actions } = useTexts().ui
  return (
    <Button variant="ghost" size="icon-sm" aria-label={actions.close} onClick={onClose}>
      <X aria-hidden />
    </Button>
  )
}

/** The role that was chosen; for the first person, before anything is chosen, the highest. */
function useRole(tenantId: string, isFirst: boolean) {
  const [chosen, setRole] = useState<ComboboxOption | null>()
  const roles = useQuery({ ...rolesQuery(tenantId), enabled: isFirst }).data?.items ?? []
  const highest = roles.find((role) => role.isGivable)
  const proposed = isFirst && highest ? (roleOptions([highest])[0] ?? null) : null
  return { role: chosen === undefined ? proposed : chosen, setRole }
}

function useInviting(tenantId: string) {
  const client = useQueryClient()
  const [people, setPeople] = useState<readonly ComboboxOption[]>([])
  const [results, setResults] = useState<readonly InviteResult[]>()
  const [failure, setFailure] = useState<unknown>()
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const isOnItsWay = useRef(false)
  const invite = async (role: ComboboxOption | null) => {
    setTried(true)
    if (isOnItsWay.current || people.length === 0 || !role) return
    isOnItsWay.current = true
    setBusy(true)
    setFailure(undefined)
    try {
      const emails = people.map((person) => person.value)
      const answer = await askAsOperator(inTenant.inviteMembers, { tenantId, emails, roleIds: [role.value] })
      const refused = new Set(answer.results.flatMap((one) => (one.status === 'refused' ? [one.email] : [])))
      setResults(answer.results)
      // Whoever was refused stays, so that it can be mended.
      setPeople(people.filter((person) => refused.has(person.value)))
      setTried(false)
      void client.invalidateQueries({ queryKey: ['operator'] })
    } catch (error) {
      setFailure(error)
    } finally {
      isOnItsWay.current = false
      setBusy(false)
    }
  }
  return { people, setPeople, busy, tried, failure, results, invite, clear: () => setResults(undefined) }
}

function addressOption(text: string): ComboboxOption | undefined {
  const { data } = emailShape.safeParse(text)
  return data === undefined ? undefined : { value: data, label: data }
}

/** People who have an account already, by name or e-mail; nobody before something is typed. */
const searchPeople: OptionSearch = async (term, signal) => {
  if (term.length < 2) return []
  const found = await askAsOperator(listUsers, { q: term, limit: 6 }, { signal })
  return found.items.map((user) => ({
    value: user.email,
    label: user.name || user.email,
    detail: user.name ? user.email : undefined,
    avatar: { kind: 'person' },
  }))
}
