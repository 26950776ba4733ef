import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { inviteUser } from '#contract/operator-users.ts'
import { emailShape, nameShape } from '#contract/shapes.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { orBlank } from '#web/components/operator/tenants/or-blank.ts'
import { blankPlace, PlaceFields, placeShape } from '#web/components/operator/users/place-fields.tsx'
import { useHandOver } from '#web/components/use-hand-over.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { wordsOfCode } from '#web/texts/operator/problem-words.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { CopyField } from '#web/ui/controls/copy-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Link } from '#web/ui/link.tsx'
import { Dialog } from '#web/ui/overlay/dialog.tsx'

interface Sent {
  userId: string
  email: string
  link: string
}

export function InviteUserDialog({ onClose }: { onClose: () => void }) {
  const t = usePageTexts().users.invite
  const handOver = useHandOver()
  const [sent, setSent] = useState<Sent>()
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={sent ? t.sent(sent.email) : t.title}
      description={sent ? handOver.one : t.body}
      size="lg"
    >
      {sent ? (
        <div className="space-y-5 pb-1">
          <CopyField label={t.link} value={sent.link} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button asChild>
              <Link href={`/admin/users/${sent.userId}`}>{t.open}</Link>
            </Button>
            <Button variant="primary" onClick={() => setSent(undefined)}>
              {t.another}
            </Button>
          </div>
        </div>
      ) : (
        <InviteUserForm onSent={setSent} onCancel={onClose} />
      )}
    </Dialog>
  )
}

function InviteUserForm({ onSent, onCancel }: { onSent: (sent: Sent) => void; onCancel: () => void }) {
  const { users } = usePageTexts()
  const t = users.invite
  const client = useQueryClient()
  const shape = z.object({ email: emailShape, name: orBlank(nameShape), ...placeShape(users) })
  const form = useShapeForm({ shape, initial: { email: '', name: '', ...blankPlace } })
  const invite = async ({ email, name, tenant, roles }: z.output<typeof shape>) => {
    const asked = { email, tenantId: tenant, roleIds: roles, ...(name && { name }) }
    try {
      const { user, invitation } = await askAsOperator(inviteUser, asked)
      void client.invalidateQueries({ queryKey: ['operator'] })
      onSent({ userId: user.id, email: user.email, link: invitation.link })
    } catch (error) {
      throw atOwnFields(error)
    }
  }
  return (
    <Form
      form={form}
      submitLabel={t.submit}
      onSubmit={invite}
      onCancel={onCancel}
      guard={false}
      describeProblem={({ code }) => wordsOfCode(code)}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="email" label={t.email} type="email" inputMode="email" autoComplete="off" />
        <TextField name="name" label={t.name} help={t.nameHelp} optional autoComplete="off" />
      </div>
      <PlaceFields />
    </Form>
  )
}

/** The server speaks of `tenantId` and `roleIds`; here the fields are `tenant` and `roles`. */
function atOwnFields(error: unknown) {
  if (!(error instanceof Error && 'fields' in error && Array.isArray(error.fields))) return error
  const own = (path: string) => path.replace(/^tenantId$/, 'tenant').replace(/^roleIds.*$/, 'roles')
  return { ...error, fields: error.fields.map((field) => ({ ...field, path: own(field.path) })) }
}
