import { z } from 'zod'
import { nameShape, passwordShape } from '#contract/shapes.ts'
import { NewPasswordField } from '#web/components/password/new-password-field.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import type { Offer } from './offered-place.tsx'
import type { Accept } from './use-acceptance.ts'

const account = z.object({ name: nameShape, password: passwordShape })

export function JoinAsNewPerson({ offer, accept }: { offer: Offer; accept: Accept }) {
  const texts = useTenantTexts()
  const form = useShapeForm({ shape: account, initial: { name: offer.name, password: '' } })
  return (
    <>
      <p className="mb-4">{texts.invitations.join.newBody}</p>
      <Form form={form} onSubmit={accept} submitLabel={texts.invitations.join.createAndJoin} guard={false} wide>
        {/* So that a password manager keeps the password under the right address. */}
        <input type="email" name="username" autoComplete="username" value={offer.email} readOnly hidden />
        <TextField name="name" label={texts.signIn.name} autoComplete="name" />
        <NewPasswordField
          name="password"
          label={texts.signIn.password}
          known={[form.watch('name'), offer.email, offer.tenant.name]}
        />
      </Form>
    </>
  )
}
